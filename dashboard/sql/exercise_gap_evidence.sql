-- the claims behind the comparison of declared and independent figures
with claim as (
    select * from exercise_claim_as_of($as_of)
    where metric = 'troops'
        and scope = 'total'
        and scope_detail is null
        and claimant_type in ('official_lead', 'independent')
),
both_sides as (
    select exercise_id from claim group by exercise_id having count(distinct claimant_type) = 2
)
select
    exercise.name
    || ': '
    || if(value_low = value_high, format('{:,}', value_low), format('{:,} to {:,}', value_low, value_high))
    || ' troops, '
    || if(claim.claimant_type = 'official_lead', 'organiser', 'independent')
    || coalesce(' (' || claim.claimant || ')', '') as says,
    coalesce(publisher.name, 'not stated') as publisher,
    claim.reliability || claim.credibility as grade,
    claim.known_on,
    claim.source_title,
    claim.source_url
from claim
inner join both_sides using (exercise_id)
inner join exercise_as_of($as_of) as exercise using (exercise_id)
left join core.publisher on publisher.publisher_id = claim.publisher
where (len($focus::varchar[]) = 0 or list_has_any($focus::varchar[], list_append(coalesce(exercise.participants, []), exercise.lead_actor)))
order by exercise.start_date desc, says, publisher, claim.row_id
