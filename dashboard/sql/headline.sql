-- recent values of a few series of one indicator as known on a day, then the intervals ahead: issued by that day, or for an
-- earlier day without an issued forecast those reckoned afterwards for the nearest day before it (hindcasts)
with value as (
    select entity, counterpart, period_start, value, coverage, is_preliminary
    from observation_as_of($as_of)
    where indicator_id = $indicator
        and list_contains($series, if(counterpart = '', entity, counterpart))
        and period_start >= $since
),
issued as (
    select entity, counterpart, 'issued' as kind, data_as_of as said_for, target_period_start, model_id, quantile_level, value
    from mart.forecast
    where indicator_id = $indicator
        and data_as_of <= $as_of
        and list_contains($series, if(counterpart = '', entity, counterpart))
    -- of each series the last forecast that had been issued by the day
    qualify issued_on = max(issued_on) over (partition by entity, counterpart)
),
reckoned as (
    select entity, counterpart, 'hindcast' as kind, as_of as said_for, target_period_start, model_id, quantile_level, value
    from mart.hindcast
    where indicator_id = $indicator
        and as_of <= $as_of
        and $as_of < (select max(data_as_of) from ops.refresh)
        and list_contains($series, if(counterpart = '', entity, counterpart))
        and (entity, counterpart) not in (select (entity, counterpart) from issued)
    qualify as_of = max(as_of) over ()
),
shown as (
    -- a model that has shown skill before the baseline
    select * from (select * from issued union all select * from reckoned)
    qualify (model_id = 'naive') = min(model_id = 'naive') over (partition by entity, counterpart)
),
band as (
    select
        entity,
        counterpart,
        target_period_start as period_start,
        any_value(kind) as kind,
        any_value(said_for) as said_for,
        any_value(model_id) as model,
        max(value) filter (where quantile_level = 0.1) as low_80,
        max(value) filter (where quantile_level = 0.25) as low_50,
        max(value) filter (where quantile_level = 0.75) as high_50,
        max(value) filter (where quantile_level = 0.9) as high_80
    from shown
    group by entity, counterpart, target_period_start
),
both_kinds as (
    select
        entity, counterpart, period_start, value, coverage, is_preliminary,
        null::double as low_80, null::double as low_50, null::double as high_50, null::double as high_80,
        null::varchar as kind, null::date as said_for, null::varchar as model
    from value
    union all
    select entity, counterpart, period_start, null, null, null, low_80, low_50, high_50, high_80, kind, said_for, model
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
    high_80,
    both_kinds.kind,
    said_for,
    replace(model, '_', ' ') as model
from both_kinds
left join core.actor on actor.actor = if(both_kinds.counterpart = '', entity, both_kinds.counterpart)
order by series, period_start, low_80 nulls first
