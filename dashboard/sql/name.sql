-- one row per id that a reader should see as a name
select actor as id, name from core.actor
union all
select exercise_id, name from core.exercise
