-- the lives of the instruments of some families: the span of each, and the steps by which parties suspended or left it, as known on a day
with instrument as (
    select
        treaty_id,
        coalesce(abbreviation, name) as instrument,
        name,
        signed_date,
        in_force_date,
        ended_date
    from treaty_as_of($as_of)
    where list_contains($families::varchar[], family) and coalesce(signed_date, in_force_date) <= $as_of
),
span as (
    select
        treaty_id,
        if(in_force_date is null, 'Signed, never in force', 'In force') as what,
        coalesce(in_force_date, signed_date) as from_day,
        coalesce(ended_date, $as_of) as until_day,
        null as party,
        null as note
    from instrument
),
step as (
    select
        event.treaty_id,
        case event.event
            when 'suspended' then 'Suspended'
            when 'resumed' then 'Resumed'
            when 'withdrew' then 'Left'
            when 'expired' then 'Expired'
            when 'announced_withdrawal' then 'Exit notice'
        end as what,
        event.event_date as from_day,
        event.event_date as until_day,
        coalesce(party.name, event.actor) as party,
        event.note
    from treaty_event_as_of($as_of) as event
    left join core.actor as party on party.actor = event.actor
    where event.event in ('suspended', 'resumed', 'withdrew', 'expired', 'announced_withdrawal') and event.event_date <= $as_of
),
life as (
    select * from span
    union all
    select * from step
)
select
    instrument.instrument,
    instrument.name,
    life.what,
    life.from_day,
    life.until_day,
    life.party,
    case life.party when 'Russia' then 'Russia' when 'United States' then 'United States' else 'Others' end as who,
    life.note
from life
inner join instrument using (treaty_id)
order by coalesce(instrument.in_force_date, instrument.signed_date), instrument.instrument, life.from_day, life.what, life.party, life.note
