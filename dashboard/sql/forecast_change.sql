-- one row per series and target period whose shown forecast differs from the one issued before the last refresh, with the cause
select
    indicator.title as indicator,
    coalesce(entity.name, change.entity)
    || if(change.counterpart = '', '', ' / ' || coalesce(counterpart.name, replace(change.counterpart, '_', ' '))) as series,
    change.target_period_start,
    change.cause,
    change.kind,
    replace(change.model_before, '_', ' ') as model_before,
    replace(change.model_now, '_', ' ') as model_now,
    round(change.middle_before, 4) as middle_before,
    round(change.middle_now, 4) as middle_now,
    indicator.unit
from mart.forecast_change as change
inner join mart.indicator using (indicator_id)
left join core.actor as entity on entity.actor = change.entity
left join core.actor as counterpart on counterpart.actor = change.counterpart
where len($focus::varchar[]) = 0
    or list_contains($focus::varchar[], change.entity)
    or list_contains($focus::varchar[], change.counterpart)
order by change.cause = 'model' desc, indicator, series, change.target_period_start
