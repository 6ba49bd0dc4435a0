-- standing of one state in organisations over time, one row per stretch of one status, as known on a day
with event as (
    select org_id, event_date, event_id, status_after
    from membership_event_as_of($as_of)
    where actor = $country and event_date <= $as_of
),
stretch as (
    select
        *,
        status_after is distinct from lag(status_after) over (partition by org_id order by event_date, event_id) as is_new
    from event
),
begun as (
    select
        org_id,
        status_after,
        lag(status_after) over (partition by org_id order by event_date, event_id) as status_before,
        event_date as from_day,
        lead(event_date) over (partition by org_id order by event_date, event_id) as next_day
    from stretch
    where is_new
)
select
    organisation.abbreviation as organisation,
    replace(status_after, '_', ' ') as status,
    case
        when status_after = 'member' then 'Member'
        when status_after = 'invited' then 'Invited, not a member'
        when status_after = 'suspended' and status_before = 'member' then 'Suspended member'
        when status_after = 'suspended' then 'Suspended partner'
        else 'Partner, candidate, observer'
    end as standing,
    from_day,
    coalesce(next_day, $as_of) as until_day,
    next_day is null as is_current
from begun
inner join core.organisation using (org_id)
where status_after <> 'none'
order by min(from_day) over (partition by organisation.abbreviation), organisation, from_day
