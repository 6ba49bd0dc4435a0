-- sanctions decisions on Russia and Russia's own, each with the page it was read on
select
    coalesce(package, 'Decision') || ', ' || step_date as says,
    coalesce(publisher.name, 'not stated') as publisher,
    step.reliability || step.credibility as grade,
    step.known_on,
    step.source_title,
    step.source_url
from sanction_step_as_of($as_of) as step
left join core.publisher on publisher.publisher_id = step.publisher
where (step.target = 'RUS' or step.sender = 'RUS') and step_date <= $as_of
    and (len($focus::varchar[]) = 0 or list_has_any($focus::varchar[], [step.sender, step.target]))
order by step_date desc, says, step.row_id
