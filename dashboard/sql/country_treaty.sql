-- steps about commitments that are acts of one state, or that are alleged about it, newest first; alleged is not found
select
    event.event_date,
    coalesce(treaty.abbreviation, treaty.name) as instrument,
    replace(event.event, '_', ' ') as step,
    array_to_string(list_transform(event.alleged_by, lambda each: coalesce(speaker.names[each], each)), ', ') as alleged_or_found_by,
    event.note,
    event.reliability || event.credibility as grade,
    event.source_url
from treaty_event_as_of($as_of) as event
inner join treaty_as_of($as_of) as treaty using (treaty_id)
cross join (select map_from_entries(list({'k': actor, 'v': name} order by actor)) as names from core.actor) as speaker
where event.actor = $country and event.event_date <= $as_of
order by event.event_date desc, instrument, event.row_id
