-- one row per value that differs from the release before, with the cause: other definitions first, then the largest difference
select
    indicator.title,
    coalesce(entity.name, exercise.name, upper(change.entity)) as entity,
    counterpart.name as counterpart,
    indicator.unit,
    indicator.frequency,
    period_start,
    change.kind,
    change.cause,
    value_before,
    value_now
from mart.change
inner join mart.indicator using (indicator_id)
left join core.actor as entity on entity.actor = change.entity
left join core.exercise on exercise.exercise_id = change.entity
left join core.actor as counterpart on counterpart.actor = change.counterpart
where len($focus::varchar[]) = 0
    or list_contains($focus::varchar[], change.entity)
    or list_contains($focus::varchar[], change.counterpart)
order by change.cause = 'definition' desc, abs(coalesce(value_now, 0) - coalesce(value_before, 0)) desc, indicator.title, entity, period_start desc
limit $rows
