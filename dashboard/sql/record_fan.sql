-- one fan: what was known on a day, the intervals said on it, and what came as far as that is known
with shown as (
    select if($as_of >= max(data_as_of), date '9999-12-31', $as_of) as last_day from ops.refresh
),
value_known as (
    select period_start, frequency, value
    from observation_as_of(least($made_on, $as_of))
    where indicator_id = $indicator
        and entity || ':' || counterpart = $series
        and coverage = 'complete' and not is_preliminary and value is not null
    order by period_start desc
    limit $periods
),
stepped as (
    select
        period_start,
        value,
        period_start - lag(period_start) over (order by period_start)
        > case frequency when 'A' then 366 when 'Q' then 92 when 'M' then 31 else 1 end as follows_gap
    from value_known
),
known as (
    -- a line joins values of periods that follow each other: a gap stays a gap
    select period_start, value, count(*) filter (where follows_gap) over (order by period_start) as stretch
    from stepped
),
final as (
    select period_start, value, known_on
    from observation_as_of($as_of)
    where indicator_id = $indicator
        and entity || ':' || counterpart = $series
        and coverage = 'complete' and not is_preliminary and value is not null
),
said as (
    select
        target_period_start as period_start, horizon, quantile_level, forecast.value,
        if(final.known_on > issued_on, final.value, null) as truth
    from mart.forecast as forecast
    cross join shown
    left join final on final.period_start = target_period_start
    where $kind = 'issued' and issued_on = $made_on and issued_on <= last_day
        and indicator_id = $indicator and entity || ':' || counterpart = $series and model_id = $model
    union all
    select target_period_start, horizon, quantile_level, value, if(truth_known_on <= last_day, truth, null)
    from mart.hindcast, shown
    where $kind = 'hindcast' and as_of = $made_on and as_of <= last_day
        and indicator_id = $indicator and entity || ':' || counterpart = $series and model_id = $model
),
wide as (
    select
        period_start,
        horizon,
        max(value) filter (where quantile_level = 0.025) as low_95,
        max(value) filter (where quantile_level = 0.1) as low_80,
        max(value) filter (where quantile_level = 0.25) as low_50,
        max(value) filter (where quantile_level = 0.75) as high_50,
        max(value) filter (where quantile_level = 0.9) as high_80,
        max(value) filter (where quantile_level = 0.975) as high_95,
        any_value(truth) as truth
    from said
    group by period_start, horizon
),
start as (
    -- the fan opens from the last value known
    select 'start' as side, period_start, value from known
    where period_start < (select min(period_start) from wide)
    qualify period_start = max(period_start) over ()
)
select
    'known' as side, $made_on as made_on, period_start, null::bigint as horizon, value, stretch,
    null::double as low_95, null::double as low_80, null::double as low_50,
    null::double as high_50, null::double as high_80, null::double as high_95,
    null::double as truth, null::varchar as outcome
from known
union all
select side, $made_on, period_start, 0, value, null, value, value, value, value, value, value, null, null from start
union all
select
    'said', $made_on, period_start, horizon, null, null,
    low_95, low_80, low_50, high_50, high_80, high_95,
    truth,
    case
        when truth is null then 'not known yet'
        when truth between low_50 and high_50 then 'inside 50 %'
        when truth between low_80 and high_80 then 'inside 80 %'
        when truth between low_95 and high_95 then 'inside 95 %'
        else 'outside 95 %'
    end
from wide
order by period_start, side
