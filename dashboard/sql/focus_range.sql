-- the nearest 80 % range ahead of every series about these actors: issued by a day, or for an earlier day without an issued one
-- reckoned afterwards for the nearest day before it (hindcast)
with issued as (
    select indicator_id, entity, counterpart, 'issued' as kind, data_as_of as said_for, target_period_start, model_id, quantile_level, value
    from mart.forecast
    where data_as_of <= $as_of and list_has_any($focus::varchar[], [entity, counterpart])
    qualify issued_on = max(issued_on) over (partition by indicator_id, entity, counterpart)
),
reckoned as (
    select indicator_id, entity, counterpart, 'hindcast', as_of, target_period_start, model_id, quantile_level, value
    from mart.hindcast
    where as_of <= $as_of
        and $as_of < (select max(data_as_of) from ops.refresh)
        and list_has_any($focus::varchar[], [entity, counterpart])
        and (indicator_id, entity, counterpart) not in (select (indicator_id, entity, counterpart) from issued)
    qualify as_of = max(as_of) over (partition by indicator_id, entity, counterpart)
),
shown as (
    -- a model that has shown skill before the baseline
    select * from (select * from issued union all select * from reckoned)
    qualify (model_id = 'naive') = min(model_id = 'naive') over (partition by indicator_id, entity, counterpart)
),
nearest as (
    select * from shown
    qualify target_period_start = min(target_period_start) over (partition by indicator_id, entity, counterpart)
)
select
    indicator.title as indicator,
    coalesce(any_value(whom.name), nearest.entity)
    || if(nearest.counterpart = '', '', ' / ' || coalesce(any_value(second.name), replace(nearest.counterpart, '_', ' '))) as series,
    indicator.unit,
    indicator.frequency::varchar as frequency,
    target_period_start as period_start,
    max(value) filter (where quantile_level = 0.1) as low_80,
    max(value) filter (where quantile_level = 0.9) as high_80,
    any_value(nearest.kind) as kind,
    any_value(nearest.said_for) as said_for
from nearest
inner join mart.indicator as indicator using (indicator_id)
left join core.actor as whom on whom.actor = nearest.entity
left join core.actor as second on second.actor = nearest.counterpart
group by indicator.title, indicator.unit, indicator.frequency, nearest.entity, nearest.counterpart, target_period_start
order by indicator, series
