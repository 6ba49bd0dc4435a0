-- how often values fell inside the 50, 80 and 95 % intervals, by indicator, model and level, with Wilson's interval
with scored as (
    select
        indicator_id,
        model_id,
        right(metric, 2)::double / 100 as nominal,
        sum(round(value * targets)) as hits,
        sum(targets)::double as cases,
        count(distinct (entity, counterpart)) as series
    from mart.forecast_score
    where metric in ('coverage_50', 'coverage_80', 'coverage_95')
        and kind = $kind
        and if(horizon = 1, 'next', 'later') = $band
        and $as_of >= (select max(data_as_of) from ops.refresh)
    group by indicator_id, model_id, nominal
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
    indicator.title as indicator,
    if(model_id = 'naive', 'Naive', 'Model') || ' ' || (nominal * 100)::int || ' %' as side_level,
    nominal,
    observed,
    greatest(centre - half, 0) as low,
    least(centre + half, 1) as high,
    case
        when cases < 12 then 'too few to tell'
        when least(centre + half, 1) < nominal then 'too narrow'
        when greatest(centre - half, 0) > nominal then 'too wide'
        else 'in keeping'
    end as reading,
    cases::bigint as cases,
    series,
    upper(left(replace(model_id, '_', ' '), 1)) || substr(replace(model_id, '_', ' '), 2) as model
from bounded
inner join mart.indicator as indicator using (indicator_id)
order by indicator.title, model_id <> 'naive', model_id, nominal
