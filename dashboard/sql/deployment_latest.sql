-- per sender (an empty list leaves none out) and host the largest formation among the claims of presence made within a year of the newest one; never added up
with present as (
    select claim.*, host.state, coalesce(sender.name, claim.sender) as sent_by, host.name || if(host.kind = 'territory', coalesce(' (' || home.name || ')', ''), '') as stands_in
    from deployment_claim_as_of($as_of) as claim
    inner join core.host as host on host.host = claim.host
    left join core.actor as sender on sender.actor = claim.sender
    left join core.country as home on home.iso3 = host.state
    where (len($senders::varchar[]) = 0 or list_contains($senders::varchar[], claim.sender))
        and claim.status = 'actual'
        and claim.as_of <= $as_of
        and claim.sender <> coalesce(host.state, '')
        and claim.formation not like '%DMDC%'
        and host.kind <> 'region'
        and (len($focus::varchar[]) = 0 or list_has_any($focus::varchar[], [claim.sender, host.state]))
),
recent as (
    select * from present
    qualify as_of >= max(as_of) over (partition by sender, host) - 365
),
chosen as (
    select sender, host, arg_max(formation, (personnel_high, as_of, formation)) as formation from recent group by sender, host
),
standing as (
    select
        recent.sender,
        any_value(sent_by) as sent_by,
        any_value(stands_in) as stands_in,
        recent.formation,
        min(personnel_low) as low,
        max(personnel_high) as high,
        max(as_of) as newest,
        arg_max((personnel_low + personnel_high) / 2, (as_of, personnel_high))::int as newest_claim,
        count(*) as claims,
        any_value(state) as state,
        arg_max(recent.latitude, (as_of, personnel_high)) as latitude,
        arg_max(recent.longitude, (as_of, personnel_high)) as longitude
    from recent
    inner join chosen on chosen.sender = recent.sender and chosen.host = recent.host and chosen.formation = recent.formation
    group by recent.sender, recent.host, recent.formation
)
select
    sent_by || ' in ' || stands_in as who_where,
    case
        when sender in ('RUS', 'BLR', 'csto') then 'Russia and CSTO'
        when sender = 'PRK' then 'DPR Korea'
        else 'NATO and allies'
    end as senders,
    sent_by,
    stands_in,
    formation,
    low,
    high,
    newest_claim,
    newest,
    case
        when $as_of - newest <= 365 then 'Under a year old'
        when $as_of - newest <= 1095 then 'One to three years old'
        else 'Older than three years'
    end as age,
    claims,
    state,
    latitude,
    longitude
from standing
where high > 0
order by senders, newest_claim desc, high desc, who_where
