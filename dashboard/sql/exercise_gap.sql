-- exercises with both kinds of figure: the organiser's and the independent ones, bare scope total, republished figures once
with figure as (
    select exercise_id, claimant_type, value_low, value_high, min(known_on) as known_on
    from exercise_claim_as_of($as_of)
    where metric = 'troops'
        and scope = 'total'
        and scope_detail is null
        and claimant_type in ('official_lead', 'independent')
    group by exercise_id, claimant_type, value_low, value_high
),
side as (
    select
        exercise_id,
        claimant_type,
        min(value_low) as low,
        max(value_high) as high,
        median((value_low + value_high) / 2) as middle,
        count(*) as figures
    from figure
    group by exercise_id, claimant_type
)
select
    exercise.name || if(exercise.name like '%' || year(start_date) || '%', '', ' (' || year(start_date) || ')') as exercise,
    coalesce(lead.name, exercise.lead_actor) as led_by,
    exercise.start_date,
    exercise.is_snap,
    declared.low as declared_low,
    declared.high as declared_high,
    declared.middle as declared,
    independent.low as independent_low,
    independent.high as independent_high,
    independent.middle as independent,
    round(independent.middle / declared.middle, 2) as ratio,
    declared.figures + independent.figures as figures
from side as declared
inner join side as independent
    on declared.exercise_id = independent.exercise_id
    and declared.claimant_type = 'official_lead'
    and independent.claimant_type = 'independent'
inner join exercise_as_of($as_of) as exercise on exercise.exercise_id = declared.exercise_id
left join core.actor as lead on lead.actor = exercise.lead_actor
where declared.low > 0 and independent.low > 0
    and (len($focus::varchar[]) = 0 or list_has_any($focus::varchar[], list_append(coalesce(exercise.participants, []), exercise.lead_actor)))
order by abs(ln(independent.middle / declared.middle)) desc, exercise.start_date desc, exercise
limit $rows
