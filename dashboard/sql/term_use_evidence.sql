-- statements that use a contested term, each with the page it was read on
select
    coalesce(named.name, statement.actor) || ', ' || replace(term, '_', ' ') || ' (' || stance || ') ' || statement_date as says,
    coalesce(publisher.name, 'not stated') as publisher,
    statement.reliability || statement.credibility as grade,
    statement.known_on,
    statement.source_title,
    statement.source_url
from statement_as_of($as_of) as statement
left join core.actor as named on named.actor = statement.actor
left join core.publisher on publisher.publisher_id = statement.publisher
where statement_date <= $as_of and (len($focus::varchar[]) = 0 or list_contains($focus::varchar[], statement.actor))
order by statement_date desc, says, statement.row_id
