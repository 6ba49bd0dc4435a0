-- organisers' bare troop totals in a range, each with the page it was read on
select
    exercise.name
    || ': '
    || if(value_low = value_high, format('{:,}', value_low), format('{:,} to {:,}', value_low, value_high))
    || ' troops'
    || coalesce(' (' || claim.claimant || ')', '') as says,
    coalesce(publisher.name, 'not stated') as publisher,
    claim.reliability || claim.credibility as grade,
    claim.known_on,
    claim.source_title,
    claim.source_url
from exercise_claim_as_of($as_of) as claim
inner join exercise_as_of($as_of) as exercise using (exercise_id)
left join core.publisher on publisher.publisher_id = claim.publisher
where claim.metric = 'troops'
    and claim.scope = 'total'
    and claim.scope_detail is null
    and claim.claimant_type = 'official_lead'
    and exercise.start_date <= $as_of
    and exercise.vd_zone::varchar <> 'false'
    and exercise.exercise_type not in ('naval', 'nuclear', 'air_defence')
    and (value_low + value_high) / 2 >= $from_troops
    and (value_low + value_high) / 2 < $below_troops
order by exercise.start_date desc, says, publisher, claim.row_id
