-- one row per place where troops can stand: states and other places, each with the state it belongs to
-- host: State (iso3) or place (place_id)
-- name: Name in English
-- kind: country, or the kind of place
-- state: State it belongs to in the view of the UN; null for wider regions
-- latitude: Approximate centre
-- longitude: Approximate centre
create view core.host as
select iso3 as host, name, 'country' as kind, iso3 as state, latitude, longitude from core.country
union all
select place_id, name, kind, state, latitude, longitude from core.place
