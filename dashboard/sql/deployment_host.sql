-- hosts of foreign forces with at least one claim known on a day, those with most claims first; a place stands under its own name
select
    claim.host,
    any_value(host.name || if(host.kind = 'territory', coalesce(' (' || home.name || ')', ''), '')) as name,
    count(*) as claims
from deployment_claim_as_of($as_of) as claim
inner join core.host as host on host.host = claim.host
left join core.country as home on home.iso3 = host.state
where claim.sender <> coalesce(host.state, '') and claim.formation not like '%DMDC%'
group by claim.host
order by claims desc, name
