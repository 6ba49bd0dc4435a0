-- one row per state or organisation that acts
-- actor: State (iso3) or organisation (org_id)
-- name: Short name for display
-- kind: country or organisation
create view core.actor as
select iso3 as actor, name, 'country' as kind from core.country
union all
select org_id, abbreviation, 'organisation' from core.organisation
