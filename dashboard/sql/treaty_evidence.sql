-- steps about the instruments of some families, each with the page it was read on
select
    coalesce(treaty.abbreviation, treaty.name)
    || ': '
    || coalesce(party.name, event.actor)
    || ', '
    || replace(event.event, '_', ' ')
    || ' '
    || event.event_date as says,
    coalesce(publisher.name, 'not stated') as publisher,
    event.reliability || event.credibility as grade,
    event.known_on,
    event.source_title,
    event.source_url
from treaty_event_as_of($as_of) as event
inner join treaty_as_of($as_of) as treaty using (treaty_id)
left join core.actor as party on party.actor = event.actor
left join core.publisher on publisher.publisher_id = event.publisher
where list_contains($families::varchar[], treaty.family) and list_contains($events::varchar[], event.event)
order by event.event_date desc, says, event.row_id
