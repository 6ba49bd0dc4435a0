-- observation, trend and alert must be about an indicator that exists
-- (issued forecasts stay when their indicator is retired)
with named as (
    select 'mart.observation' as table_name, indicator_id, entity from mart.observation
    union all
    select 'mart.trend', indicator_id, entity from mart.trend
    union all
    select 'mart.alert', indicator_id, entity from mart.alert where indicator_id is not null
)
select distinct table_name, indicator_id, entity
from named
where indicator_id is null
    or indicator_id not in (select indicator_id from mart.indicator)
