-- where the yearly counts of assigned personnel were read
select
    'Assigned personnel by host, ' || min(year) || ' to ' || max(year) || ', ' || count(*) || ' counts' as says,
    coalesce(any_value(publisher.name), 'not stated') as publisher,
    any_value(assigned.reliability || assigned.credibility) as grade,
    max(assigned.known_on) as known_on,
    any_value(assigned.source_title) as source_title,
    assigned.source_url
from us_troops_europe_as_of($as_of) as assigned
left join core.publisher on publisher.publisher_id = assigned.publisher
where year >= $since
group by assigned.source_url
order by says
