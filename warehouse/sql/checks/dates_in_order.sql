-- exercise, treaty and summit must not end before they begin
select 'core.exercise' as table_name, row_id, start_date as earlier, end_date as later
from core.exercise
where start_date > end_date
union all
select 'core.treaty', row_id, signed_date, in_force_date
from core.treaty
where signed_date > in_force_date
union all
select 'core.treaty', row_id, coalesce(in_force_date, signed_date), ended_date
from core.treaty
where coalesce(in_force_date, signed_date) > ended_date
union all
select 'core.summit', row_id, start_date, end_date
from core.summit
where start_date > end_date
