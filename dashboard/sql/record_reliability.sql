-- how often values fell inside the 50, 80 and 95 % intervals, by model over all indicators, with Wilson's interval
with scored as (
    select
        model_id,
        right(metric, 2)::double / 100 as nominal,
        sum(round(value * targets)) as hits,
        sum(targets)::double as cases,
        count(distinct (indicator_id, entity, counterpart)) as series
    from mart.forecast_score
    where metric in ('coverage_50', 'coverage_80', 'coverage_95')
        and kind = $kind
        and if(horizon = 1, 'next', 'later') = $band
        and $as_of >= (select max(data_as_of) from ops.refresh)
    group by model_id, nominal
),
bounded as (
    select
        *,
        hits / cases as observed,
        (hits / cases + 1.92073 / cases) / (1 + 3.84146 / cases) as centre,
        1.95996 * sqrt(hits / cases * (1 - hits / cases) / cases + 0.96036 / cases ** 2) / (1 + 3.84146 / cases) as half
    from scored
)
select
    upper(left(replace(model_id, '_', ' '), 1)) || substr(replace(model_id, '_', ' '), 2) as model,
    nominal,
    observed,
    greatest(centre - half, 0) as low,
    least(centre + half, 1) as high,
    cases::bigint as cases,
    series
from bounded
order by model_id <> 'naive', model_id, nominal
