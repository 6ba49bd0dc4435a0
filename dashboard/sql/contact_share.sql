-- contacts of the Russian president found per counterpart and year, and their share of all found in that year; a sample
with contact as (
    select counterpart, year(contact_date) as year
    from leader_contact_as_of($as_of)
    where actor = 'RUS' and contact_date <= $as_of and year(contact_date) >= $since
),
shown as (
    select counterpart from contact
    where len($focus::varchar[]) = 0 or list_has_any($focus::varchar[], [counterpart, 'RUS'])
    group by counterpart order by count(*) desc, counterpart limit $rows
),
per_year as (
    select year, count(*) as found from contact group by year
)
select
    coalesce(named.name, contact.counterpart) as counterpart,
    contact.year,
    count(*) as contacts,
    any_value(per_year.found) as found_in_year,
    round(count(*) / any_value(per_year.found), 4) as share
from contact
inner join shown using (counterpart)
inner join per_year on per_year.year = contact.year
left join core.actor as named on named.actor = contact.counterpart
group by contact.counterpart, named.name, contact.year
order by sum(count(*)) over (partition by contact.counterpart) desc, counterpart, contact.year
