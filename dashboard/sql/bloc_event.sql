-- steps of states towards, into and out of the blocs, as known on a day
select
    organisation.abbreviation as bloc,
    coalesce(named.name, event.actor) as state,
    case
        when event.event in ('founding_member', 'joined') then 'Joined'
        when event.status_after = 'invited' then 'Invited or signed'
        when event.event in ('withdrew', 'expelled', 'suspended', 'froze_participation') then 'Left or suspended'
        when event.event in ('declined') then 'Declined'
        else 'Partner or candidate'
    end as step,
    event.event_date,
    event.date_precision as precise_to,
    event.note
from membership_event_as_of($as_of) as event
inner join core.organisation using (org_id)
left join core.actor as named on named.actor = event.actor
where event.event_date between $since and $as_of
    and event.org_id in ('brics', 'sco', 'csto', 'eaeu', 'nato')
    and event.event not in ('applied', 'status_review', 'trade_agreement', 'announced_withdrawal')
order by bloc, event.event_date, state
