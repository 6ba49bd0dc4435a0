-- membership_event must not let an actor join an organisation that it is in already
with joining as (
    select
        row_id,
        org_id,
        actor,
        event_date,
        lag(event_date) over (partition by org_id, actor order by event_date, event_id) as joined_before
    from core.membership_event
    where event in ('founding_member', 'joined')
),
leaving as (
    select org_id, actor, event_date
    from core.membership_event
    where event in ('withdrew', 'expelled', 'suspended')
        or status_after in ('none', 'suspended')
)
select row_id, org_id, actor, joined_before, event_date
from joining
where joined_before is not null
    and not exists (
        select 1
        from leaving
        where leaving.org_id = joining.org_id
            and leaving.actor = joining.actor
            and leaving.event_date between joining.joined_before and joining.event_date
    )
