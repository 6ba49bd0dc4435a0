-- every series and model with a forecast by a day: issued, or a hindcast as of a day before
with shown as (
    select if($as_of >= max(data_as_of), date '9999-12-31', $as_of) as last_day from ops.refresh
),
said as (
    select indicator_id, entity, counterpart, model_id, 'issued' as kind
    from mart.forecast, shown
    where quantile_level = 0.5 and issued_on <= last_day
    union all
    select indicator_id, entity, counterpart, model_id, 'hindcast'
    from mart.hindcast, shown
    where quantile_level = 0.5 and as_of <= last_day
)
select
    indicator_id,
    indicator.title as indicator,
    entity || ':' || counterpart as series_id,
    coalesce(whom.name, replace(upper(left(entity, 1)) || substr(entity, 2), '_', ' '))
    || if(counterpart = '', '', ': ' || coalesce(second.name, replace(upper(left(counterpart, 1)) || substr(counterpart, 2), '_', ' '))) as series,
    model_id,
    upper(left(replace(model_id, '_', ' '), 1)) || substr(replace(model_id, '_', ' '), 2) as model,
    said.kind,
    count(*) as forecasts
from said
inner join mart.indicator as indicator using (indicator_id)
left join core.actor as whom on whom.actor = entity
left join core.actor as second on second.actor = counterpart
group by indicator_id, indicator.title, entity, counterpart, whom.name, second.name, model_id, said.kind
order by indicator, series, model_id = 'naive', model, said.kind
