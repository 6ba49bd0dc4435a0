-- who stands where in one organisation on a day, since when, and where that was read; an invitation is no membership
with event as (
    select event.*
    from membership_event_as_of($as_of) as event
    inner join core.organisation using (org_id)
    where event.event_date <= $as_of and organisation.abbreviation = $organisation
),
stretch as (
    select
        *,
        status_after is distinct from lag(status_after) over (partition by actor order by event_date, event_id) as is_new
    from event
),
current_status as (
    select
        actor,
        arg_max(status_after, (event_date, event_id)) as status,
        max(event_date) filter (where is_new) as since,
        arg_max_null(note, (event_date, event_id)) as note
    from stretch
    group by actor
),
begun as (
    select * from stretch
    where is_new
    qualify row_number() over (partition by actor order by event_date desc, event_id desc) = 1
)
select
    coalesce(named.name, current_status.actor) as state,
    replace(current_status.status, '_', ' ') as status,
    current_status.since,
    begun.date_precision as precise_to,
    begun.reliability || begun.credibility as grade,
    begun.source_url,
    coalesce(publisher.name, 'not stated') as publisher,
    begun.known_on,
    begun.verified,
    current_status.note,
    begun.source_title
from current_status
inner join begun using (actor)
left join core.actor as named on named.actor = current_status.actor
left join core.publisher on publisher.publisher_id = begun.publisher
where current_status.status <> 'none'
order by
    list_position(
        ['member', 'suspended', 'invited', 'candidate', 'partner', 'dialogue_partner', 'observer'], current_status.status::varchar
    ),
    state
