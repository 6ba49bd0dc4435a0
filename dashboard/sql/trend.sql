-- trend verdicts of a few series of one indicator: on the latest evidence, or for an earlier day those reckoned afterwards
-- for the nearest day before it, on what was knowable then
with latest as (
    select max(data_as_of) as day from ops.refresh
),
told as (
    select trend.indicator_id, entity, counterpart, verdict, reason, first_period, last_period, level, latest.day as said_for
    from mart.trend as trend
    cross join latest
    where $as_of >= latest.day
    union all
    select indicator_id, entity, counterpart, verdict, reason, first_period, last_period, level, as_of
    from mart.trend_past
    cross join latest
    where $as_of < latest.day and as_of = (select max(as_of) from mart.trend_past where as_of <= $as_of)
)
select
    coalesce(actor.name, upper(left(if(told.counterpart = '', entity, told.counterpart), 1)) || substr(if(told.counterpart = '', entity, told.counterpart), 2)) as series,
    verdict,
    reason,
    first_period,
    last_period,
    level,
    indicator.direction,
    said_for
from told
inner join mart.indicator using (indicator_id)
left join core.actor on actor.actor = if(told.counterpart = '', entity, told.counterpart)
where indicator_id = $indicator
    and list_contains($series, if(told.counterpart = '', entity, told.counterpart))
order by series
