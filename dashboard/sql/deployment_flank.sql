-- every claim about allied forces in the states of NATO's eastern flank; a row of the chart per host, senders and formations not added
with claim as (
    select
        host.name as stands_in,
        coalesce(sender.name, claim.sender) as sent_by,
        formation,
        claim.as_of,
        personnel_low,
        personnel_high,
        case claimant_type
            when 'official_lead' then 'Sender'
            when 'official_other' then 'Other government'
            when 'independent' then 'Independent'
        end as side,
        claimant,
        if(status = 'actual', 'present', status) as status,
        reliability || credibility as grade,
        source_url
    from deployment_claim_as_of($as_of) as claim
    inner join core.host as host on host.host = claim.host
    left join core.actor as sender on sender.actor = claim.sender
    where list_contains($hosts::varchar[], claim.host) and claim.sender <> claim.host and formation not like '%DMDC%'
),
host_size as (
    select stands_in, max(personnel_high) as peak, max(as_of) as newest, arg_max(personnel_high, (as_of, personnel_high)) as newest_high
    from claim
    group by stands_in
)
select
    (dense_rank() over (order by claim.stands_in))::int as place,
    claim.stands_in,
    claim.sent_by,
    claim.formation,
    claim.as_of,
    claim.status,
    claim.personnel_low,
    claim.personnel_high,
    claim.side,
    claim.claimant,
    claim.grade,
    claim.source_url,
    host_size.peak,
    host_size.peak as highest,
    host_size.newest,
    host_size.newest_high
from claim
inner join host_size using (stands_in)
order by place, claim.as_of, claim.personnel_high, claim.formation, claim.side, claim.claimant, claim.source_url
