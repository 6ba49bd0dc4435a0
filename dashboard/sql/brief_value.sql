-- per indicator how many values became known, and how many known ones were revised, after one day and by another
with before as (
    select * from observation_as_of($since) where value is not null
),
now as (
    select * from observation_as_of($as_of) where value is not null
)
select
    indicator.title as indicator,
    replace(indicator.system, '_', ' ') as system,
    count(*) filter (where before.value is null) as new_values,
    count(*) filter (where before.value is not null) as revised_values,
    max(now.known_on) as latest_known_on
from now
left join before using (indicator_id, entity, counterpart, frequency, period_start)
inner join mart.indicator using (indicator_id)
where before.value is distinct from now.value
group by indicator.indicator_id, indicator.title, indicator.system
order by new_values + revised_values desc, indicator
