-- exercises recorded per year of their first day and bloc of their lead; a sample of what could be found, not activity
with whole as (
    select exercise_id, lead_actor, start_date
    from exercise_as_of($as_of)
    where part_of is null and start_date <= $as_of
        and (len($focus::varchar[]) = 0 or list_has_any($focus::varchar[], list_append(coalesce(participants, []), lead_actor)))
),
membership as (
    select whole.exercise_id, event.org_id, arg_max(event.status_after, (event.event_date, event.event_id)) as status
    from whole
    inner join membership_event_as_of($as_of) as event
        on event.actor = whole.lead_actor
        and event.event_date <= whole.start_date
    where event.org_id in ('nato', 'csto', 'sco')
    group by whole.exercise_id, event.org_id
),
bloc as (
    select
        whole.exercise_id,
        whole.start_date,
        case
            when whole.lead_actor = 'nato' or bool_or(org_id = 'nato' and status = 'member') then 'NATO'
            when whole.lead_actor = 'csto' or bool_or(org_id = 'csto' and status = 'member') then 'CSTO'
            when whole.lead_actor = 'sco' or bool_or(org_id = 'sco' and status = 'member') then 'SCO'
            else 'Other'
        end as bloc
    from whole
    left join membership on whole.exercise_id = membership.exercise_id
    group by whole.exercise_id, whole.start_date, whole.lead_actor
)
select year(start_date) as year, bloc, count(*) as exercises
from bloc
group by year(start_date), bloc
order by year, bloc
