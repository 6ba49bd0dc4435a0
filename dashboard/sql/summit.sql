-- states represented at summits and, of these, heads of state or government, for editions held with a number found
select
    case series
        when 'russia-africa' then 'Russia-Africa'
        when 'ukraine-peace' then 'Ukraine peace summit'
        else upper(series)
    end as series,
    case series
        when 'russia-africa' then 'Russia-Africa'
        when 'ukraine-peace' then 'Ukraine peace'
        else upper(series)
    end || ' ' || year(start_date) || coalesce(', ' || city, '') as edition,
    start_date,
    total_attending as states_represented,
    heads_attending as heads,
    outcome as note
from summit_as_of($as_of)
where start_date between $since and $as_of and total_attending is not null
    and (
        len($focus::varchar[]) = 0
        or list_has_any($focus::varchar[], [org_id, host])
        or summit_id in (
            select summit_id from summit_attendance_as_of($as_of)
            where list_contains($focus::varchar[], actor) and level <> 'absent'
        )
    )
order by series, start_date, edition
