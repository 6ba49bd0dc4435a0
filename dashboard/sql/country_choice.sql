-- states that exist on a day and sit in the UN or in another recorded organisation, by name
select iso3, name
from core.country
where coalesce(valid_from, date '1900-01-01') <= $as_of
    and coalesce(valid_to, date '2999-01-01') > $as_of
    and (un_member_since <= $as_of or iso3 in (select actor from membership_event_as_of($as_of)))
order by name
