-- exercise.part_of must lead up to an exercise without a parent, never back to itself
with recursive ancestor as (
    select row_id, exercise_id, part_of as parent, 1 as depth from core.exercise where part_of is not null
    union all
    select child.row_id, child.exercise_id, exercise.part_of, child.depth + 1
    from ancestor as child
    inner join core.exercise as exercise
        on child.parent = exercise.exercise_id
    where exercise.part_of is not null
        and child.depth < 10
)
select distinct row_id, exercise_id, parent
from ancestor
where parent = exercise_id
    or depth = 10
