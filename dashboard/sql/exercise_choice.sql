-- exercises with at least one claim known on a day, those with most claims first
select exercise_id, any_value(exercise.name) as name, any_value(exercise.start_date) as start_date, count(*) as claims
from exercise_claim_as_of($as_of)
inner join exercise_as_of($as_of) as exercise using (exercise_id)
where (len($focus::varchar[]) = 0 or list_has_any($focus::varchar[], list_append(coalesce(exercise.participants, []), exercise.lead_actor)))
group by exercise_id
order by claims desc, name
