-- country.iso3, and iso2 and iso_numeric of states that exist today, must each stand for one state
with code as (
    select iso3, 'iso3' as column_name, iso3 as code from core.country
    union all
    select iso3, 'iso2', iso2 from core.country where valid_to is null
    union all
    select iso3, 'iso_numeric', iso_numeric from core.country where valid_to is null
)
select column_name, code, count(*) as states, string_agg(iso3, ' ' order by iso3) as used_by
from code
where code is not null
group by column_name, code
having count(*) > 1
