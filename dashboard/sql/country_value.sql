-- the latest value of every indicator about one state, alone or towards China, Russia and the United States, as known on a day
select
    indicator.title as indicator,
    case observation.counterpart
        when 'official_lead' then 'said by the sender or organiser'
        when 'official_other' then 'said by other governments'
        when 'independent' then 'said by independent sources'
        else coalesce(other.name, replace(observation.counterpart, '_', ' '))
    end as towards,
    observation.value,
    indicator.unit,
    indicator.frequency::varchar as frequency,
    observation.period_start,
    observation.is_preliminary,
    replace(observation.coverage::varchar, '_', ' ') as coverage,
    observation.known_on,
    observation.evidence_rows
from observation_as_of($as_of) as observation
inner join mart.indicator using (indicator_id)
left join core.actor as other on other.actor = observation.counterpart
where observation.entity = $country
    and observation.value is not null
    and observation.period_start <= $as_of
    and (
        observation.counterpart in ('', 'CHN', 'RUS', 'USA')
        or other.actor is null and observation.counterpart not similar to '[A-Z]{3}'
    )
qualify row_number() over (
    partition by observation.indicator_id, observation.counterpart order by observation.period_start desc
) = 1
order by indicator.system, indicator, towards
