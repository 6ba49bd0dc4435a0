-- trend verdicts of a few series of one indicator; they rest on the latest evidence, so there are none for earlier days
select
    coalesce(actor.name, upper(left(if(trend.counterpart = '', entity, trend.counterpart), 1)) || substr(if(trend.counterpart = '', entity, trend.counterpart), 2)) as series,
    verdict,
    reason,
    first_period,
    last_period,
    level
from mart.trend
left join core.actor on actor.actor = if(trend.counterpart = '', entity, trend.counterpart)
where indicator_id = $indicator
    and list_contains($series, if(trend.counterpart = '', entity, trend.counterpart))
    and $as_of >= (select max(data_as_of) from ops.refresh)
order by series
