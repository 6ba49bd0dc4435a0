-- share of states in both organisations among states in either, at the end of the latest closed year; each pair stands twice
with latest as (
    select * from observation_as_of($as_of)
    where indicator_id = 'bloc_overlap' and coverage <> 'not_observed'
    qualify period_start = max(period_start) over ()
),
pair as (
    select entity as one, counterpart as other, period_start, value from latest
    union all
    select counterpart, entity, period_start, value from latest
)
select one.abbreviation as organisation, other.abbreviation as other_organisation, year(period_start) as year, value as overlap
from pair
inner join core.organisation as one on one.org_id = pair.one
inner join core.organisation as other on other.org_id = pair.other
order by organisation, other_organisation
