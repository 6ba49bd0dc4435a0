-- the exercises of each cluster: its largest and the neighbours of the same lead or alliance, within $days days and $km km, each declared below 13,000
with figure as (
    select exercise_id, min(value_low) as declared
    from exercise_claim_as_of($as_of)
    where metric = 'troops'
        and claimant_type = 'official_lead'
        and scope = 'total'
        and (
            scope_detail is null
            or scope_detail in (
                'planned', 'declared', 'first plan', 'as announced a month before', 'as announced at the start',
                'all stages, military only', 'after the event'
            )
        )
    group by exercise_id
),
small as (
    select exercise.*, figure.declared
    from exercise_as_of($as_of) as exercise
    inner join figure using (exercise_id)
    where figure.declared < 13000
        and exercise.start_date <= $as_of
        and exercise.vd_zone::varchar <> 'false'
        and exercise.exercise_type <> 'nuclear'
        and exercise.date_precision <> 'year'
),
standing as (
    select small.exercise_id, event.org_id, arg_max(event.status_after, (event.event_date, event.event_id)) as status
    from small
    inner join membership_event_as_of($as_of) as event on event.actor = small.lead_actor and event.event_date <= small.start_date
    where event.org_id in ('nato', 'csto')
    group by small.exercise_id, event.org_id
),
allied as (
    select small.*, coalesce(if(lead_actor in ('nato', 'csto'), lead_actor, null), member.org_id) as alliance
    from small
    left join standing as member on member.exercise_id = small.exercise_id and member.status = 'member'
),
centre as (
    select allied.*
    from observation_as_of($as_of) as observation
    inner join allied on allied.exercise_id = observation.entity
    where observation.indicator_id = 'split_exercise_clusters' and observation.counterpart = 'declared' and observation.value is not null
),
pair as (
    select
        centre.exercise_id as centre_id,
        centre.name as centre_name,
        centre.alliance as side,
        centre.start_date as centre_start,
        centre.latitude as centre_latitude,
        centre.longitude as centre_longitude,
        member.*,
        greatest(member.start_date - centre.end_date, centre.start_date - member.end_date, 0) as days_apart,
        2 * 6371.0088 * asin(sqrt(least(1,
            pow(sin(radians(member.latitude - centre.latitude) / 2), 2)
            + cos(radians(centre.latitude)) * cos(radians(member.latitude)) * pow(sin(radians(member.longitude - centre.longitude) / 2), 2)
        ))) as km_apart
    from centre
    inner join allied as member on member.lead_actor = centre.lead_actor or member.alliance = centre.alliance
)
select
    (dense_rank() over (order by centre_start, centre_id))::int as cluster,
    centre_name || if(centre_name like '%' || year(centre_start) || '%', '', ' (' || year(centre_start) || ')') as around,
    coalesce(upper(side), 'Other') as side,
    pair.name as exercise,
    exercise_id = centre_id as is_largest,
    coalesce(lead.name, lead_actor) as led_by,
    declared::int as declared,
    start_date,
    end_date,
    date_precision as precise_to,
    (start_date - centre_start)::int as first_day,
    (end_date - centre_start + 1)::int as last_day,
    location,
    latitude,
    longitude,
    centre_latitude,
    centre_longitude,
    round(km_apart)::int as km_apart
from pair
left join core.actor as lead on lead.actor = pair.lead_actor
where days_apart <= $days and km_apart <= $km
order by cluster, is_largest desc, start_date, exercise
