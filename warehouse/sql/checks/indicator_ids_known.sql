-- observation, trend, hindcast, skill, question_past and alert must be about an indicator that exists
-- (issued forecasts stay when their indicator is retired)
with named as (
    select 'mart.observation' as table_name, indicator_id, entity from mart.observation
    union all
    select 'mart.trend', indicator_id, entity from mart.trend
    union all
    select 'mart.trend_past', indicator_id, entity from mart.trend_past
    union all
    select 'mart.hindcast', indicator_id, entity from mart.hindcast
    union all
    select 'mart.skill', indicator_id, model_id from mart.skill
    union all
    select 'mart.question_past', indicator_id, entity from mart.question_past
    union all
    select 'mart.alert', indicator_id, entity from mart.alert where indicator_id is not null
)
select distinct table_name, indicator_id, entity
from named
where indicator_id is null
    or indicator_id not in (select indicator_id from mart.indicator)
