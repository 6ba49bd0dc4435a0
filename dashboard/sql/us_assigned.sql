-- active-duty personnel assigned per year and host, as counted by the Defense Manpower Data Center; the largest hosts, others left out
with assigned as (
    select iso3, year, personnel from us_troops_europe_as_of($as_of) where year >= $since
),
largest as (
    select iso3 from assigned group by iso3 order by max(personnel) desc, iso3 limit $rows
)
select country.name as host, assigned.year, make_date(assigned.year, 9, 30) as day, assigned.personnel
from assigned
inner join largest using (iso3)
inner join core.country using (iso3)
order by host, assigned.year
