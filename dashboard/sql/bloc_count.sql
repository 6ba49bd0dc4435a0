-- members of each bloc after every day on which their number changed, as known on a day
with event as (
    select org_id, actor, event_date, event_id, status_after
    from membership_event_as_of($as_of)
    where event_date <= $as_of and org_id in ('brics', 'sco', 'csto', 'eaeu', 'nato')
),
step as (
    select
        org_id,
        event_date,
        (status_after = 'member')::int
        - coalesce(lag(status_after = 'member') over (partition by org_id, actor order by event_date, event_id), false)::int
            as change
    from event
),
per_day as (
    select org_id, event_date, sum(change)::int as change from step group by org_id, event_date
),
counted as (
    select org_id, event_date, change, (sum(change) over (partition by org_id order by event_date))::int as members
    from per_day
),
ended as (
    select org_id, event_date, members from counted where change <> 0
    union
    select org_id, $as_of, arg_max(members, event_date) from counted group by org_id
),
started as (
    select org_id, event_date as from_day, members from ended where event_date >= $since
    union
    select org_id, $since, arg_max(members, event_date) from ended where event_date < $since group by org_id
)
select organisation.abbreviation as bloc, from_day, members
from started
inner join core.organisation using (org_id)
order by bloc, from_day
