-- clusters of neighbouring exercises of one side, each declared below 13,000 and together above it
with cell as (
    select * from observation_as_of($as_of) where indicator_id = 'split_exercise_clusters' and value is not null
)
select
    exercise.name || if(exercise.name like '%' || year(exercise.start_date) || '%', '', ' (' || year(exercise.start_date) || ')') as around,
    coalesce(lead.name, exercise.lead_actor) as led_by,
    exercise.start_date,
    declared.value::int as declared_together,
    declared.high::int as with_parts_added,
    said.value::int as others_say,
    declared.evidence_rows as exercises
from cell as declared
inner join exercise_as_of($as_of) as exercise on exercise.exercise_id = declared.entity
left join cell as said on said.entity = declared.entity and said.counterpart = 'others_say'
left join core.actor as lead on lead.actor = exercise.lead_actor
where declared.counterpart = 'declared'
order by exercise.start_date, around
