-- instruments, parties and kinds of step that the ledger of a day holds, the most frequent first
with event as (
    select event.*, coalesce(treaty.abbreviation, treaty.name) as instrument
    from treaty_event_as_of($as_of) as event
    inner join treaty_as_of($as_of) as treaty using (treaty_id)
)
select 'treaty' as what, treaty_id as id, any_value(instrument) as name, count(*) as events from event group by treaty_id
union all
select 'actor', event.actor, any_value(coalesce(party.name, event.actor)), count(*)
from event
left join core.actor as party on party.actor = event.actor
group by event.actor
union all
select 'event', event.event, replace(event.event, '_', ' '), count(*) from event group by event.event
order by what, events desc, name
