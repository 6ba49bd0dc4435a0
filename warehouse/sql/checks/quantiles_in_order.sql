-- value of forecast and hindcast must not fall as quantile_level rises
with said as (
    select 'mart.forecast' as table_name, indicator_id, entity, counterpart, frequency, issued_on as said_on,
        target_period_start, model_id, quantile_level, value
    from mart.forecast
    union all
    select 'mart.hindcast', indicator_id, entity, counterpart, frequency, as_of, target_period_start, model_id,
        quantile_level, value
    from mart.hindcast
),
ladder as (
    select
        *,
        lag(value) over (
            partition by
                table_name, indicator_id, entity, counterpart, frequency, said_on, target_period_start, model_id
            order by quantile_level
        ) as value_below
    from said
)
select
    table_name, indicator_id, entity, counterpart, said_on, target_period_start, model_id, quantile_level,
    value_below, value
from ladder
where value < value_below
