-- exercise.lead_actor, participants, part_of and exercise_claim.exercise_id must name rows that exist
with reference as (
    select row_id, 'lead_actor' as column_name, lead_actor as id from core.exercise
    union all
    select row_id, 'participants', unnest(participants) from core.exercise
),
parent as (
    select row_id, 'part_of' as column_name, part_of as id from core.exercise where part_of is not null
    union all
    select row_id, 'exercise_id', exercise_id from core.exercise_claim
)
select row_id, column_name, id
from reference
where (column_name = 'lead_actor' and id not in (select actor from core.actor))
    or (column_name = 'participants' and id not in (select iso3 from core.country))
union all
select row_id, column_name, id from parent where id not in (select exercise_id from core.exercise)
