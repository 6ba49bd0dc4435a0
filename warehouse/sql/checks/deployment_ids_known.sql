-- deployment_claim.sender must be a state or organisation; host must be a state or place, never an organisation
select row_id, 'sender' as column_name, sender as id
from core.deployment_claim
where sender not in (select actor from core.actor)
union all
select row_id, 'host', host
from core.deployment_claim
where host not in (select host from core.host)
    or host in (select org_id from core.organisation)
