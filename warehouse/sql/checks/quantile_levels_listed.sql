-- quantile_level of forecast and hindcast must be one of the seven that are published
with said as (
    select 'mart.forecast' as table_name, indicator_id, entity, counterpart, issued_on as said_on,
        target_period_start, model_id, quantile_level
    from mart.forecast
    union all
    select 'mart.hindcast', indicator_id, entity, counterpart, as_of, target_period_start, model_id, quantile_level
    from mart.hindcast
)
select *
from said
where quantile_level is null
    or quantile_level not in (0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975)
