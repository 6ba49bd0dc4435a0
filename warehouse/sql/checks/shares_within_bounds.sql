-- values of an indicator with unit `share` must lie between 0 and 1, observed and forecast
with share as (
    select indicator_id from mart.indicator where unit = 'share'
),
stated as (
    select 'mart.observation' as table_name, indicator_id, entity, counterpart, period_start, unnest([value, low, high])
        as value
    from mart.observation
    union all
    select 'mart.forecast', indicator_id, entity, counterpart, target_period_start, value from mart.forecast
    union all
    select 'mart.hindcast', indicator_id, entity, counterpart, target_period_start, value from mart.hindcast
)
select table_name, indicator_id, entity, counterpart, period_start, value
from stated
where indicator_id in (select indicator_id from share)
    and value not between 0 and 1
