-- summits, contacts, statements and sanctions must name states, organisations and summits that exist
with actor_named as (
    select row_id, 'summit_attendance.actor' as column_name, actor as id from core.summit_attendance
    union all
    select row_id, 'leader_contact.actor', actor from core.leader_contact
    union all
    select row_id, 'leader_contact.counterpart', counterpart from core.leader_contact
    union all
    select row_id, 'leader_contact_tally.actor', actor from core.leader_contact_tally
    union all
    select row_id, 'statement.actor', actor from core.statement
    union all
    select row_id, 'sanction_step.sender', sender from core.sanction_step
    union all
    select row_id, 'sanction_step.target', target from core.sanction_step
)
select row_id, column_name, id
from actor_named
where id not in (select actor from core.actor)
union all
select row_id, 'summit.org_id', org_id
from core.summit
where org_id not in (select org_id from core.organisation)
union all
select row_id, 'summit.host', host
from core.summit
where host not in (select iso3 from core.country)
union all
select row_id, 'summit_attendance.summit_id', summit_id
from core.summit_attendance
where summit_id not in (select summit_id from core.summit)
