-- claims of presence that a claim by somebody else about the same force within 60 days does not bear out, newest forces first
with claim as (
    select
        claim.*,
        coalesce(sent.name, claim.sender) || ' in ' || coalesce(host.name, claim.host)
            || if(host.kind = 'territory', coalesce(' (' || home.name || ')', ''), '') as who_where
    from deployment_claim_as_of($as_of) as claim
    left join core.actor as sent on sent.actor = claim.sender
    left join core.host as host on host.host = claim.host
    left join core.country as home on home.iso3 = host.state
    where claim.status = 'actual' and claim.as_of <= $as_of and claim.formation not like '%DMDC%'
),
apart as (
    -- the two ranges do not meet once each is widened by a tenth: the rule behind the grade
    select one.row_id, one.sender, one.host, one.formation, one.as_of
    from claim as one
    inner join claim as other using (sender, host, formation)
    where one.claimant is distinct from other.claimant
        and abs(one.as_of - other.as_of) <= 60
        and (one.personnel_high * 1.1 < other.personnel_low * 0.9 or other.personnel_high * 1.1 < one.personnel_low * 0.9)
    qualify row_number() over (partition by one.row_id order by other.as_of) = 1
),
newest as (
    select sender, host, formation, max(as_of) as latest
    from apart
    group by sender, host, formation
    order by latest desc, formation
    limit $rows
)
select
    claim.who_where,
    claim.formation,
    claim.as_of,
    case claimant_type
        when 'official_lead' then 'Sender'
        when 'official_other' then 'Other government'
        else 'Independent'
    end as side,
    coalesce(claim.claimant, 'not named') as claimant,
    claim.personnel_low,
    claim.personnel_high,
    claim.reliability || claim.credibility as grade,
    claim.source_url
from claim
inner join apart using (row_id)
inner join newest on newest.sender = claim.sender and newest.host = claim.host and newest.formation = claim.formation
where claim.as_of > newest.latest - 120
order by newest.latest desc, claim.formation, claim.as_of desc, claim.personnel_low, side, claimant, claim.row_id
