-- breaches alleged, found by a body outside the dispute, and denied: one row per event, the three never merged
select
    coalesce(treaty.abbreviation, treaty.name) as instrument,
    case
        when event.event = 'confirmed_breach' then 'Found by an outside body'
        when event.event = 'denied' then 'Denied'
        else 'Alleged'
    end as what,
    event.event_date,
    coalesce(party.name, event.actor) as about,
    coalesce(
        array_to_string(list_transform(event.alleged_by, lambda each: coalesce(speaker.names[each], each)), ', '),
        if(event.event = 'denied', 'itself', 'not stated')
    ) as by_whom,
    event.reliability || event.credibility as grade,
    event.note
from treaty_event_as_of($as_of) as event
inner join treaty_as_of($as_of) as treaty using (treaty_id)
cross join (select map_from_entries(list({'k': actor, 'v': name} order by actor)) as names from core.actor) as speaker
left join core.actor as party on party.actor = event.actor
where event.event in ('alleged_breach', 'deployment_in_breach', 'rejected_inspection', 'confirmed_breach', 'denied')
    and event.event_date <= $as_of
order by event.event_date, instrument, about, what, by_whom, event.row_id
