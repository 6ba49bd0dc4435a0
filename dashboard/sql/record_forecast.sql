-- every forecast of one series by one model, from one distance (0: all), with what came of it
with shown as (
    select if($as_of >= max(data_as_of), date '9999-12-31', $as_of) as last_day from ops.refresh
),
final as (
    -- an issued forecast is met by the final value, as far as that was known on the day that is looked at
    select entity || ':' || counterpart as series_id, period_start, value, known_on
    from observation_as_of($as_of)
    where indicator_id = $indicator and coverage = 'complete' and not is_preliminary and value is not null
),
said as (
    select
        issued_on as made_on, target_period_start, horizon, quantile_level, forecast.value,
        if(final.known_on > issued_on, final.value, null) as truth
    from mart.forecast as forecast
    cross join shown
    left join final
        on final.series_id = entity || ':' || counterpart and final.period_start = target_period_start
    where $kind = 'issued' and issued_on <= last_day
        and indicator_id = $indicator and entity || ':' || counterpart = $series and model_id = $model
    union all
    select
        as_of, target_period_start, horizon, quantile_level, value, if(truth_known_on <= last_day, truth, null)
    from mart.hindcast, shown
    where $kind = 'hindcast' and as_of <= last_day
        and indicator_id = $indicator and entity || ':' || counterpart = $series and model_id = $model
),
wide as (
    select
        made_on,
        target_period_start as period_start,
        horizon,
        max(value) filter (where quantile_level = 0.025) as low_95,
        max(value) filter (where quantile_level = 0.1) as low_80,
        max(value) filter (where quantile_level = 0.25) as low_50,
        max(value) filter (where quantile_level = 0.75) as high_50,
        max(value) filter (where quantile_level = 0.9) as high_80,
        max(value) filter (where quantile_level = 0.975) as high_95,
        any_value(truth) as truth
    from said
    group by made_on, target_period_start, horizon
)
select
    *,
    case
        when truth is null then 'not known yet'
        when truth between low_50 and high_50 then 'inside 50 %'
        when truth between low_80 and high_80 then 'inside 80 %'
        when truth between low_95 and high_95 then 'inside 95 %'
        else 'outside 95 %'
    end as outcome,
    -- several days may say the same about a period from the same distance: the last of them stands for all
    made_on = max(made_on) over (partition by period_start, horizon) as is_last
from wide
where $horizon in (0, horizon)
order by made_on, period_start
