-- sanctions steps that one state took, alone or as a member of the EU on that day, or that were aimed at it, newest first
select
    step_date,
    coalesce(sender.name, step.sender) as imposed_by,
    coalesce(target.name, step.target) as on_whom,
    package,
    replace(array_to_string(kinds, ', '), '_', ' ') as kinds,
    size as listed,
    step.reliability || step.credibility as grade,
    step.source_url
from sanction_step_as_of($as_of) as step
left join core.actor as sender on sender.actor = step.sender
left join core.actor as target on target.actor = step.target
where step_date <= $as_of
    and (
        step.target = $country
        or step.sender = $country
        or step.sender = 'eu'
        and (
            select arg_max(status_after, (event_date, event_id))
            from membership_event_as_of($as_of) as event
            where event.actor = $country and event.org_id = 'eu' and event.event_date <= step.step_date
        ) = 'member'
    )
order by step_date desc, imposed_by, step.row_id
