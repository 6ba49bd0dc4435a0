-- forecast.value must not fall as quantile_level rises
with ladder as (
    select
        *,
        lag(value) over (
            partition by
                indicator_id, entity, counterpart, frequency, issued_on, target_period_start, model_id
            order by quantile_level
        ) as value_below
    from mart.forecast
)
select
    indicator_id, entity, counterpart, issued_on, target_period_start, model_id, quantile_level, value_below, value
from ladder
where value < value_below
