-- yearly agreement with Russia, China and the United States in recorded votes, averaged over the states of a region
select
    observation.entity as region,
    counterpart.name as counterpart,
    year(observation.period_start) as year,
    observation.value as agreement,
    observation.coverage
from observation_as_of($as_of) as observation
inner join core.country as counterpart on counterpart.iso3 = observation.counterpart
where observation.indicator_id = 'un_agreement' and observation.value is not null and year(observation.period_start) >= $since
order by region, counterpart.name, year
