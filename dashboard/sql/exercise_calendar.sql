-- exercises and snap inspections of recent years with a known first day or month, placed in their year
with held as (
    select exercise_id, name, lead_actor, is_snap, date_precision, start_date, end_date
    from exercise_as_of($as_of)
    where part_of is null and date_precision <> 'year' and year(start_date) >= $since and start_date <= $as_of
        and (len($focus::varchar[]) = 0 or list_has_any($focus::varchar[], list_append(coalesce(participants, []), lead_actor)))
)
select
    held.name as exercise,
    coalesce(lead.name, held.lead_actor) as led_by,
    if(held.is_snap, 'Snap inspection', 'Exercise') as kind,
    held.start_date,
    held.end_date,
    held.date_precision as precise_to,
    year(held.start_date) as year,
    dayofyear(held.start_date) as first_day,
    greatest(dayofyear(held.start_date) + 3, if(year(held.end_date) > year(held.start_date), 366, dayofyear(held.end_date))) as last_day
from held
left join core.actor as lead on lead.actor = held.lead_actor
order by held.start_date, held.name
