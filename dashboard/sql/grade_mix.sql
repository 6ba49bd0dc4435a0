-- claims of size known by a day, by how far they are corroborated, about these actors (an empty list leaves none out)
with claim as (
    select
        claim.credibility, claim.reliability, claim.known_on, list_append(coalesce(participants, []), lead_actor) as actors
    from core.exercise_claim as claim
    inner join core.exercise as exercise using (exercise_id)
    union all
    select claim.credibility, claim.reliability, claim.known_on, [claim.sender, host.state]
    from core.deployment_claim as claim
    left join core.host as host on host.host = claim.host
)
select
    count(*) as claims,
    count(*) filter (where credibility <= 3) as corroborated,
    count(*) filter (where credibility in (4, 5)) as disputed,
    count(*) filter (where credibility = 6) as alone,
    count(*) filter (where reliability in ('A', 'B')) as from_reliable
from claim
where known_on <= $as_of
    and (len($focus::varchar[]) = 0 or list_has_any($focus::varchar[], actors))
