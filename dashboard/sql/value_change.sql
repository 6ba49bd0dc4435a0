-- values that differ between two days, with direction and reason: of each series the latest value known on either day,
-- and every value of a period that had closed by the earlier day and reads differently since
with was as (
    select * from observation_as_of($since) where value is not null
),
now_known as (
    select * from observation_as_of($as_of) where value is not null
),
last_was as (
    select * from was qualify period_start = max(period_start) over (partition by indicator_id, entity, counterpart)
),
last_now as (
    select * from now_known qualify period_start = max(period_start) over (partition by indicator_id, entity, counterpart)
),
moved as (
    select
        coalesce(now_known.indicator_id, was.indicator_id) as indicator_id,
        coalesce(now_known.entity, was.entity) as entity,
        coalesce(now_known.counterpart, was.counterpart) as counterpart,
        was.period_start as period_was,
        was.value as value_was,
        now_known.period_start as period_now,
        now_known.value as value_now,
        case
            when was.value is null then 'first value'
            when now_known.value is null then 'no value any more'
            when now_known.period_start > was.period_start then if(now_known.is_preliminary, 'a later period, still open', 'a later period')
            when was.is_preliminary then 'the period was still open'
            else 'a closed period was revised'
        end as why,
        now_known.known_on
    from last_was as was
    full join last_now as now_known
        on now_known.indicator_id = was.indicator_id and now_known.entity = was.entity and now_known.counterpart = was.counterpart
    where now_known.value is distinct from was.value
),
revised as (
    select
        indicator_id,
        entity,
        counterpart,
        period_start as period_was,
        was.value as value_was,
        period_start as period_now,
        now_known.value as value_now,
        'a closed period was revised' as why,
        now_known.known_on
    from was
    inner join now_known using (indicator_id, entity, counterpart, period_start)
    where not was.is_preliminary and was.value is distinct from now_known.value
),
both_kinds as (
    select * from moved
    union
    select * from revised
)
select
    replace(upper(left(indicator.system, 1)) || substr(indicator.system, 2), '_', ' ') as system,
    indicator.title as indicator,
    coalesce(entity.name, exercise.name, replace(upper(left(both_kinds.entity, 1)) || substr(replace(both_kinds.entity, '_', ' '), 2), 'Nato', 'NATO'))
    || if(both_kinds.counterpart = '', '', ' / ' || coalesce(counterpart.name, replace(both_kinds.counterpart, '_', ' '))) as series,
    round(value_was, 4) as was,
    round(value_now, 4) as is_now,
    indicator.unit,
    case
        when value_was is null or value_now is null then null
        when indicator.direction = 'neutral' then if(value_now > value_was, 'rising', 'falling')
        when (indicator.direction = 'higher_is_worse') = (value_now > value_was) then 'deteriorating'
        else 'easing'
    end as direction,
    why,
    period_was,
    period_now,
    both_kinds.known_on
from both_kinds
inner join mart.indicator using (indicator_id)
left join core.actor as entity on entity.actor = both_kinds.entity
left join core.exercise on exercise.exercise_id = both_kinds.entity
left join core.actor as counterpart on counterpart.actor = both_kinds.counterpart
where len($focus::varchar[]) = 0
    or list_contains($focus::varchar[], both_kinds.entity)
    or list_contains($focus::varchar[], both_kinds.counterpart)
order by system, indicator, series, period_now desc nulls last
