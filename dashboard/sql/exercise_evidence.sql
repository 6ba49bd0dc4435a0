-- where each exercise was read about
select
    exercise.name as says,
    coalesce(publisher.name, 'not stated') as publisher,
    exercise.reliability || exercise.credibility as grade,
    exercise.known_on,
    exercise.source_title,
    exercise.source_url
from exercise_as_of($as_of) as exercise
left join core.publisher on publisher.publisher_id = exercise.publisher
where exercise.part_of is null and year(exercise.start_date) >= $since and exercise.start_date <= $as_of
    and (len($focus::varchar[]) = 0 or list_has_any($focus::varchar[], list_append(coalesce(exercise.participants, []), exercise.lead_actor)))
order by exercise.start_date desc, says
