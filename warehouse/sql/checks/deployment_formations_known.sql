-- deployment_claim.counts_within must name another formation that is counted
select claim.row_id, claim.formation, claim.counts_within
from core.deployment_claim as claim
where claim.counts_within is not null
    and (
        claim.counts_within = claim.formation
        or claim.counts_within not in (select formation from core.deployment_claim)
    )
