-- every claim about the forces of these senders, hosts and formations (an empty list leaves none out); a row of the chart per formation
with claim as (
    select
        formation,
        coalesce(sender.name, claim.sender) as sent_by,
        coalesce(host.name, claim.host) || if(host.kind = 'territory', coalesce(' (' || home.name || ')', ''), '') as stands_in,
        claim.as_of,
        claim.date_precision as precise_to,
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
    left join core.actor as sender on sender.actor = claim.sender
    left join core.host as host on host.host = claim.host
    left join core.country as home on home.iso3 = host.state
    where (len($senders::varchar[]) = 0 or list_contains($senders::varchar[], claim.sender))
        and (len($hosts::varchar[]) = 0 or list_contains($hosts::varchar[], claim.host) or list_contains($hosts::varchar[], host.state))
        and (len($formations::varchar[]) = 0 or list_contains($formations::varchar[], formation))
        and claim.sender <> coalesce(host.state, '')
        and formation not like '%DMDC%'
),
band as (
    select
        claim.formation,
        claim.as_of,
        min(earlier.personnel_low) as band_low,
        max(earlier.personnel_high) as band_high
    from (select distinct formation, as_of from claim where status = 'present') as claim
    inner join claim as earlier
        on earlier.formation = claim.formation
        and earlier.status = 'present'
        and earlier.as_of between claim.as_of - 92 and claim.as_of
    group by claim.formation, claim.as_of
),
held as (
    select
        *,
        least(
            as_of + 365, coalesce(lead(as_of) over (partition by formation order by as_of), as_of + 365), greatest($as_of, as_of)
        ) as band_until
    from band
),
formation_size as (
    select formation, max(personnel_high) as peak, max(as_of) as newest, arg_max(personnel_high, (as_of, personnel_high)) as newest_high
    from claim
    group by formation
    order by peak desc, formation
    limit $rows
)
select
    (dense_rank() over (order by peak desc, claim.formation))::int as place,
    claim.formation,
    claim.sent_by,
    claim.stands_in,
    claim.as_of,
    claim.precise_to,
    claim.status,
    claim.personnel_low,
    claim.personnel_high,
    claim.side,
    claim.claimant,
    claim.grade,
    claim.source_url,
    formation_size.peak,
    formation_size.peak as highest,
    formation_size.newest,
    formation_size.newest_high,
    held.band_low,
    held.band_high,
    held.band_until
from claim
inner join formation_size using (formation)
left join held on held.formation = claim.formation and held.as_of = claim.as_of and claim.status = 'present'
order by place, claim.as_of, claim.personnel_high, claim.side, claim.claimant, claim.source_url
