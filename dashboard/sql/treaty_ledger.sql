-- every step about commitments, newest first, for one instrument or all, one kind of step or all, one party or all (empty text is all)
select
    event.event_date as day,
    coalesce(treaty.abbreviation, treaty.name) as instrument,
    coalesce(party.name, event.actor) as party,
    replace(event.event, '_', ' ') as step,
    array_to_string(list_transform(event.alleged_by, lambda each: coalesce(speaker.names[each], each)), ', ') as alleged_or_found_by,
    event.note,
    event.reliability || event.credibility as grade,
    event.source_url,
    coalesce(publisher.name, 'not stated') as publisher,
    event.known_on
from treaty_event_as_of($as_of) as event
inner join treaty_as_of($as_of) as treaty using (treaty_id)
cross join (select map_from_entries(list({'k': actor, 'v': name} order by actor)) as names from core.actor) as speaker
left join core.actor as party on party.actor = event.actor
left join core.publisher on publisher.publisher_id = event.publisher
where ($treaty = '' or event.treaty_id = $treaty)
    and ($event = '' or event.event = $event)
    and ($actor = '' or event.actor = $actor)
    and (len($focus::varchar[]) = 0 or list_has_any($focus::varchar[], list_append(coalesce(event.alleged_by, []), event.actor)))
order by event.event_date desc, instrument, party, event.row_id
