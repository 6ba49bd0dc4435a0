-- organisers' bare troop totals by steps of 1,000 and by the bloc of the lead, republished figures once; land exercises in the zone or of unknown place
with figure as (
    select distinct claim.exercise_id, (claim.value_low + claim.value_high) / 2 as troops
    from exercise_claim_as_of($as_of) as claim
    where claim.metric = 'troops'
        and claim.scope = 'total'
        and claim.scope_detail is null
        and claim.claimant_type = 'official_lead'
),
placed as (
    select figure.exercise_id, figure.troops, exercise.lead_actor, exercise.start_date
    from figure
    inner join exercise_as_of($as_of) as exercise using (exercise_id)
    where exercise.start_date <= $as_of
        and exercise.vd_zone::varchar <> 'false'
        and exercise.exercise_type not in ('naval', 'nuclear', 'air_defence')
        and figure.troops >= $from_troops
        and figure.troops < $below_troops
),
standing as (
    select placed.exercise_id, arg_max(event.status_after, (event.event_date, event.event_id)) as status
    from (select distinct exercise_id, lead_actor, start_date from placed) as placed
    inner join membership_event_as_of($as_of) as event on event.actor = placed.lead_actor and event.event_date <= placed.start_date
    where event.org_id = 'csto'
    group by placed.exercise_id
),
sided as (
    select
        placed.exercise_id,
        placed.troops,
        if(placed.lead_actor = 'csto' or coalesce(standing.status = 'member', false), 'CSTO and members', 'All others') as lead
    from placed
    left join standing using (exercise_id)
)
select
    (floor(troops / 1000) * 1000)::int as troops_from,
    (floor(troops / 1000) * 1000 + 1000)::int as troops_below,
    lead,
    count(*) as figures,
    count(distinct exercise_id) as exercises
from sided
group by all
order by troops_from, lead
