-- latest evidence and coverage behind a few series of one indicator, as known on a day, and when more is due
with due as (
    select min(source.next_due) as next_due
    from core.source as source
    inner join mart.indicator as indicator
        on indicator.indicator_id = $indicator and list_has_any(source.tables, indicator.reads)
    where source.next_due is not null
)
select
    max(known_on) filter (where value is not null) as known_on,
    count(*) filter (where coverage = 'sample') as sample,
    count(*) filter (where coverage = 'partial') as partial,
    count(*) filter (where coverage = 'complete') as complete,
    count(*) as periods,
    any_value(due.next_due) as next_due
from observation_as_of($as_of)
cross join due
where indicator_id = $indicator
    and list_contains($series, if(counterpart = '', entity, counterpart))
    and period_start >= $since
    and coverage <> 'not_observed'
