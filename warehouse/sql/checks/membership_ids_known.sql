-- membership_event.org_id must be an organisation and actor a state or organisation
select row_id, 'org_id' as column_name, org_id as id
from core.membership_event
where org_id not in (select org_id from core.organisation)
union all
select row_id, 'actor', actor
from core.membership_event
where actor not in (select actor from core.actor)
