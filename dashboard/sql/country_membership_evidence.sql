-- membership events of one state, each with the page it was read on
select
    organisation.abbreviation || ', ' || replace(event.event, '_', ' ') || ' ' || event.event_date as says,
    coalesce(publisher.name, 'not stated') as publisher,
    event.reliability || event.credibility as grade,
    event.known_on,
    event.source_title,
    event.source_url
from membership_event_as_of($as_of) as event
inner join core.organisation using (org_id)
left join core.publisher on publisher.publisher_id = event.publisher
where event.actor = $country and event.event_date <= $as_of
order by event.event_date desc, says, event.row_id
