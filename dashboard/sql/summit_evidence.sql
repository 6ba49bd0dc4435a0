-- summits, each with the page it was read on
select
    upper(series) || ' ' || start_date || ': ' || total_attending || ' represented'
    || coalesce(', ' || heads_attending || ' heads', '') as says,
    coalesce(publisher.name, 'not stated') as publisher,
    summit.reliability || summit.credibility as grade,
    summit.known_on,
    summit.source_title,
    summit.source_url
from summit_as_of($as_of) as summit
left join core.publisher on publisher.publisher_id = summit.publisher
where start_date between $since and $as_of and total_attending is not null
    and (
        len($focus::varchar[]) = 0
        or list_has_any($focus::varchar[], [org_id, host])
        or summit_id in (
            select summit_id from summit_attendance_as_of($as_of)
            where list_contains($focus::varchar[], actor) and level <> 'absent'
        )
    )
order by start_date desc, says, summit.row_id
