-- sanctions decisions on Russia and Russia's own, one row per step; running totals are left out, plans and refusals are no adoption
select
    coalesce(sender.name, step.sender) || ' on ' || coalesce(target.name, step.target) as who_whom,
    step_date,
    package,
    if(list_has_any(kinds, ['planned', 'blocked']), 'Planned or not agreed', 'Decided') as status,
    size as listed,
    replace(array_to_string(kinds, ', '), '_', ' ') as kinds,
    note,
    step.reliability || step.credibility as grade,
    step.source_url
from sanction_step_as_of($as_of) as step
left join core.actor as sender on sender.actor = step.sender
left join core.actor as target on target.actor = step.target
where (step.target = 'RUS' or step.sender = 'RUS') and not list_contains(kinds, 'cumulative_total') and step_date <= $as_of
    and (len($focus::varchar[]) = 0 or list_has_any($focus::varchar[], [step.sender, step.target]))
order by step_date, who_whom, package
