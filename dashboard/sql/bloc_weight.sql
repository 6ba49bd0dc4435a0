-- one measure of the weight of six organisations at each year's end, as a share of the world
select
    organisation.abbreviation as bloc,
    year(observation.period_start) as year,
    observation.value as share,
    observation.low,
    observation.high,
    observation.coverage
from observation_as_of($as_of) as observation
inner join core.organisation on organisation.org_id = observation.entity
where observation.indicator_id = $indicator
    and observation.value is not null
    and not observation.is_preliminary
    and observation.entity in ('brics', 'sco', 'csto', 'eaeu', 'nato', 'eu')
order by bloc, year
