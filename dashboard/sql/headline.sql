-- recent values of a few series of one indicator as known on a day, then the baseline's intervals for the periods ahead
with value as (
    select entity, counterpart, period_start, value, coverage, is_preliminary
    from observation_as_of($as_of)
    where indicator_id = $indicator
        and list_contains($series, if(counterpart = '', entity, counterpart))
        and period_start >= $since
),
issued as (
    -- of each series the last forecast that had been issued by the day
    select *
    from mart.forecast
    where indicator_id = $indicator
        and model_id = 'naive'
        and data_as_of <= $as_of
        and list_contains($series, if(counterpart = '', entity, counterpart))
    qualify issued_on = max(issued_on) over (partition by entity, counterpart)
),
band as (
    select
        entity,
        counterpart,
        target_period_start as period_start,
        max(value) filter (where quantile_level = 0.1) as low_80,
        max(value) filter (where quantile_level = 0.25) as low_50,
        max(value) filter (where quantile_level = 0.75) as high_50,
        max(value) filter (where quantile_level = 0.9) as high_80
    from issued
    group by entity, counterpart, target_period_start
),
both_kinds as (
    select
        entity, counterpart, period_start, value, coverage, is_preliminary,
        null::double as low_80, null::double as low_50, null::double as high_50, null::double as high_80
    from value
    union all
    select entity, counterpart, period_start, null, null, null, low_80, low_50, high_50, high_80
    from band
)
select
    coalesce(actor.name, upper(left(if(both_kinds.counterpart = '', entity, both_kinds.counterpart), 1)) || substr(if(both_kinds.counterpart = '', entity, both_kinds.counterpart), 2)) as series,
    period_start,
    value,
    coverage,
    is_preliminary,
    low_80,
    low_50,
    high_50,
    high_80
from both_kinds
left join core.actor on actor.actor = if(both_kinds.counterpart = '', entity, both_kinds.counterpart)
order by series, period_start, low_80 nulls first
