-- waits from first application to membership: median and extremes of those granted and of those still pending, in years
select
    organisation.abbreviation || if(observation.counterpart = 'granted', ': granted', ': pending') || ' (' || observation.evidence_rows || ')' as what,
    organisation.abbreviation as organisation,
    if(observation.counterpart = 'granted', 'Granted', 'Pending') as state_of_play,
    observation.evidence_rows as states,
    round(observation.value / 365.25, 2) as median_years,
    round(observation.low / 365.25, 2) as shortest_years,
    round(observation.high / 365.25, 2) as longest_years,
    year(observation.period_start) as year,
    observation.coverage
from observation_as_of($as_of) as observation
inner join core.organisation on organisation.org_id = observation.entity
where observation.indicator_id = 'time_to_status' and observation.counterpart in ('granted', 'pending') and observation.value is not null
qualify observation.period_start = max(observation.period_start) over ()
order by organisation, state_of_play
