-- whom the pages can be narrowed to on a day: organisations with members, then states
select org_id as id, abbreviation as name, 1 as place
from core.organisation
where org_id in (select org_id from membership_event_as_of($as_of) where status_after = 'member')
union all
select iso3, name, 2
from core.country
where coalesce(valid_from, date '1900-01-01') <= $as_of
    and coalesce(valid_to, date '2999-01-01') > $as_of
    and (un_member_since <= $as_of or iso3 in (select actor from membership_event_as_of($as_of)))
order by place, name
