-- country codes of places, publishers, successors, troops and yearly figures must exist in country
with code as (
    select row_id, 'place.state' as column_name, state as iso3 from core.place
    union all
    select row_id, 'place.members', unnest(members) from core.place
    union all
    select row_id, 'country.successors', unnest(successors) from core.country
    union all
    select row_id, 'publisher.country', country from core.publisher
    union all
    select row_id, 'us_troops_europe.iso3', iso3 from core.us_troops_europe
    union all
    select row_id, 'country_year.iso3', iso3 from core.country_year
)
select row_id, column_name, iso3
from code
where iso3 not in (select iso3 from core.country)
