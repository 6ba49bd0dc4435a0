-- claims of size known by a day, by how far they are corroborated
with claim as (
    select credibility, reliability from core.exercise_claim where known_on <= $as_of
    union all
    select credibility, reliability from core.deployment_claim where known_on <= $as_of
)
select
    count(*) as claims,
    count(*) filter (where credibility <= 3) as corroborated,
    count(*) filter (where credibility in (4, 5)) as disputed,
    count(*) filter (where credibility = 6) as alone,
    count(*) filter (where reliability in ('A', 'B')) as from_reliable
from claim
