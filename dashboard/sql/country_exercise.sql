-- exercises that one state led or took part in, as far as they were found, newest first
select
    exercise.name as exercise,
    if(exercise.lead_actor = $country, 'led', 'took part') as part,
    coalesce(lead.name, exercise.lead_actor) as led_by,
    exercise.start_date,
    exercise.end_date,
    if(exercise.is_snap, 'snap inspection', replace(exercise.exercise_type, '_', ' ')) as kind,
    exercise.location,
    exercise.reliability || exercise.credibility as grade,
    exercise.source_url
from exercise_as_of($as_of) as exercise
left join core.actor as lead on lead.actor = exercise.lead_actor
where exercise.start_date <= $as_of
    and (exercise.lead_actor = $country or list_contains(exercise.participants, $country))
order by exercise.start_date desc, exercise.name
