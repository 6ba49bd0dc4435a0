-- observed values of one series, then the ranges of the model that is published for it: the baseline unless another has shown
-- skill; for an earlier day without an issued forecast those reckoned afterwards for the nearest day before it (hindcast)
with issued as (
    select 'issued' as kind, data_as_of as said_for, issued_on, target_period_start, model_id, quantile_level, value
    from mart.forecast
    where indicator_id = $indicator and entity = $entity and counterpart = $counterpart and data_as_of <= $as_of
    qualify issued_on = max(issued_on) over ()
),
reckoned as (
    select 'hindcast', as_of, null::date, target_period_start, model_id, quantile_level, value
    from mart.hindcast
    where indicator_id = $indicator and entity = $entity and counterpart = $counterpart
        and as_of <= $as_of
        and $as_of < (select max(data_as_of) from ops.refresh)
        and not exists (from issued)
    qualify as_of = max(as_of) over ()
),
shown as (
    select * from issued
    union all
    select * from reckoned
),
chosen as (
    select *
    from shown
    where model_id = coalesce((select min(model_id) from shown where model_id <> 'naive'), 'naive')
),
band as (
    select
        model_id as model,
        kind,
        said_for,
        issued_on,
        target_period_start as period_start,
        max(value) filter (where quantile_level = 0.025) as low_95,
        max(value) filter (where quantile_level = 0.1) as low_80,
        max(value) filter (where quantile_level = 0.25) as low_50,
        max(value) filter (where quantile_level = 0.5) as middle,
        max(value) filter (where quantile_level = 0.75) as high_50,
        max(value) filter (where quantile_level = 0.9) as high_80,
        max(value) filter (where quantile_level = 0.975) as high_95
    from chosen
    group by model_id, kind, said_for, issued_on, target_period_start
)
select
    period_start,
    value,
    coverage::varchar as coverage,
    is_preliminary,
    null as model,
    null as kind,
    null::date as said_for,
    null::date as issued_on,
    null::double as low_95,
    null::double as low_80,
    null::double as low_50,
    null::double as middle,
    null::double as high_50,
    null::double as high_80,
    null::double as high_95
from observation_as_of($as_of)
where indicator_id = $indicator
    and entity = $entity
    and counterpart = $counterpart
    and period_start >= $since
    and value is not null
union all
select period_start, null, null, null, model, kind, said_for, issued_on, low_95, low_80, low_50, middle, high_50, high_80, high_95
from band
order by period_start, low_95 nulls first
