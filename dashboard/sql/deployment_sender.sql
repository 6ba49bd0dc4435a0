-- senders of foreign forces with at least one claim of presence known on a day, those with most claims first
select
    claim.sender,
    any_value(coalesce(sender.name, claim.sender)) as name,
    count(*) as claims
from deployment_claim_as_of($as_of) as claim
inner join core.host as host on host.host = claim.host
left join core.actor as sender on sender.actor = claim.sender
where claim.status = 'actual'
    and claim.as_of <= $as_of
    and claim.sender <> coalesce(host.state, '')
    and claim.formation not like '%DMDC%'
    and host.kind <> 'region'
group by claim.sender
order by claims desc, name
