-- contacts of the Russian president, each with the page it was read on
select
    coalesce(named.name, contact.counterpart) || ', ' || replace(contact.kind, '_', ' ') || ' ' || contact_date as says,
    coalesce(publisher.name, 'not stated') as publisher,
    contact.reliability || contact.credibility as grade,
    contact.known_on,
    contact.source_title,
    contact.source_url
from leader_contact_as_of($as_of) as contact
left join core.actor as named on named.actor = contact.counterpart
left join core.publisher on publisher.publisher_id = contact.publisher
where contact.actor = 'RUS' and year(contact_date) >= $since
    and (len($focus::varchar[]) = 0 or list_has_any($focus::varchar[], [contact.counterpart, 'RUS']))
order by contact_date desc, says, contact.row_id
