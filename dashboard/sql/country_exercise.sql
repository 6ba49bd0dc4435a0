-- exercises that one state led, took part in or that were held there (the place in words names the state), as far as they were found, newest first
with seen as (
    select
        exercise.*,
        exercise.lead_actor = $country as is_lead,
        list_contains(exercise.participants, $country) as is_participant,
        -- a neighbour named only to say where a place is holds nothing
        coalesce(
            regexp_matches(
                regexp_replace(exercise.location, '(?i)\bnear [\w ]+', '', 'g'), '\b' || regexp_escape(own.name) || '\b'
            ),
            false
        )
        or coalesce(own.iso3 in ('EST', 'LTU', 'LVA') and exercise.location ilike '%baltic states%', false) as is_host
    from exercise_as_of($as_of) as exercise
    inner join core.country as own on own.iso3 = $country
    where exercise.start_date <= $as_of
)
select
    exercise.name as exercise,
    concat_ws(', ', case when is_lead then 'led' when is_participant then 'took part' end, if(is_host, 'held there', null)) as part,
    coalesce(lead.name, exercise.lead_actor) as led_by,
    exercise.start_date,
    exercise.end_date,
    if(exercise.is_snap, 'snap inspection', replace(exercise.exercise_type, '_', ' ')) as kind,
    exercise.location,
    exercise.reliability || exercise.credibility as grade,
    exercise.source_url
from seen as exercise
left join core.actor as lead on lead.actor = exercise.lead_actor
where is_lead or is_participant or is_host
order by exercise.start_date desc, exercise.name
