-- source_id of every row of evidence must exist in source
with evidence as (
    select 'core.place' as table_name, row_id, source_id from core.place
    union all
    select 'core.exercise', row_id, source_id from core.exercise
    union all
    select 'core.exercise_claim', row_id, source_id from core.exercise_claim
    union all
    select 'core.confidence_measure', row_id, source_id from core.confidence_measure
    union all
    select 'core.deployment_claim', row_id, source_id from core.deployment_claim
    union all
    select 'core.membership_event', row_id, source_id from core.membership_event
    union all
    select 'core.treaty', row_id, source_id from core.treaty
    union all
    select 'core.treaty_event', row_id, source_id from core.treaty_event
    union all
    select 'core.un_resolution', row_id, source_id from core.un_resolution
    union all
    select 'core.un_vote', row_id, source_id from core.un_vote
    union all
    select 'core.un_agreement', row_id, source_id from core.un_agreement
    union all
    select 'core.leader_contact', row_id, source_id from core.leader_contact
    union all
    select 'core.leader_contact_tally', row_id, source_id from core.leader_contact_tally
    union all
    select 'core.summit', row_id, source_id from core.summit
    union all
    select 'core.summit_attendance', row_id, source_id from core.summit_attendance
    union all
    select 'core.statement', row_id, source_id from core.statement
    union all
    select 'core.sanction_step', row_id, source_id from core.sanction_step
    union all
    select 'core.us_troops_europe', row_id, source_id from core.us_troops_europe
    union all
    select 'core.country_year', row_id, source_id from core.country_year
    union all
    select 'core.measurement', row_id, source_id from core.measurement
    union all
    select 'core.un_roll_call_vote', row_id, source_id from core.un_roll_call_vote
    union all
    select 'core.snapshot', snapshot_sha256, source_id from core.snapshot
)
select table_name, row_id, source_id
from evidence
where source_id is null
    or source_id not in (select source_id from core.source)
