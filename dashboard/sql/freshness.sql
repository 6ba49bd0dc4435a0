-- latest evidence and coverage behind a few series of one indicator, as known on a day
select
    max(known_on) filter (where value is not null) as known_on,
    count(*) filter (where coverage = 'sample') as sample,
    count(*) filter (where coverage = 'partial') as partial,
    count(*) filter (where coverage = 'complete') as complete,
    count(*) as periods
from observation_as_of($as_of)
where indicator_id = $indicator
    and list_contains($series, if(counterpart = '', entity, counterpart))
    and period_start >= $since
    and coverage <> 'not_observed'
