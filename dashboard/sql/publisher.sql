-- publishers with their grade
select
    publisher.name,
    kind.reliability as grade,
    replace(publisher.kind, '_', ' ') as kind,
    country.name as seat,
    publisher.state_controlled,
    publisher.republishes,
    publisher.note
from core.publisher
inner join core.publisher_kind as kind using (kind)
left join core.country on country.iso3 = publisher.country
order by grade, publisher.name
