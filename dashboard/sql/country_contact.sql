-- contacts found between the Russian president and the leaders of one state, newest first; a sample
select
    contact.contact_date,
    contact.kind,
    replace(contact.level, '_', ' ') as level_of_counterpart,
    coalesce(named.name, contact.counterpart) as counterpart,
    contact.venue,
    contact.occasion,
    contact.reliability || contact.credibility as grade,
    contact.source_url
from leader_contact_as_of($as_of) as contact
left join core.actor as named on named.actor = contact.counterpart
where contact.contact_date <= $as_of and (contact.counterpart = $country or contact.actor = $country)
order by contact.contact_date desc, counterpart, contact.row_id
