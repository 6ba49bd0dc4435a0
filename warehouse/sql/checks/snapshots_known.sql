-- snapshot_sha256 of every version must exist in snapshot
with version as (
    select 'core.country' as table_name, row_id, snapshot_sha256 from core.country
    union all
    select 'core.publisher_kind', row_id, snapshot_sha256 from core.publisher_kind
    union all
    select 'core.publisher', row_id, snapshot_sha256 from core.publisher
    union all
    select 'core.organisation', row_id, snapshot_sha256 from core.organisation
    union all
    select 'core.place', row_id, snapshot_sha256 from core.place
    union all
    select 'core.exercise', row_id, snapshot_sha256 from core.exercise
    union all
    select 'core.exercise_claim', row_id, snapshot_sha256 from core.exercise_claim
    union all
    select 'core.confidence_measure', row_id, snapshot_sha256 from core.confidence_measure
    union all
    select 'core.deployment_claim', row_id, snapshot_sha256 from core.deployment_claim
    union all
    select 'core.membership_event', row_id, snapshot_sha256 from core.membership_event
    union all
    select 'core.treaty', row_id, snapshot_sha256 from core.treaty
    union all
    select 'core.treaty_event', row_id, snapshot_sha256 from core.treaty_event
    union all
    select 'core.un_resolution', row_id, snapshot_sha256 from core.un_resolution
    union all
    select 'core.un_vote', row_id, snapshot_sha256 from core.un_vote
    union all
    select 'core.un_agreement', row_id, snapshot_sha256 from core.un_agreement
    union all
    select 'core.leader_contact', row_id, snapshot_sha256 from core.leader_contact
    union all
    select 'core.leader_contact_tally', row_id, snapshot_sha256 from core.leader_contact_tally
    union all
    select 'core.summit', row_id, snapshot_sha256 from core.summit
    union all
    select 'core.summit_attendance', row_id, snapshot_sha256 from core.summit_attendance
    union all
    select 'core.statement', row_id, snapshot_sha256 from core.statement
    union all
    select 'core.sanction_step', row_id, snapshot_sha256 from core.sanction_step
    union all
    select 'core.us_troops_europe', row_id, snapshot_sha256 from core.us_troops_europe
    union all
    select 'core.country_year', row_id, snapshot_sha256 from core.country_year
    union all
    select 'core.measurement', row_id, snapshot_sha256 from core.measurement
    union all
    select 'core.un_roll_call_vote', row_id, snapshot_sha256 from core.un_roll_call_vote
    union all
    select 'history.country', row_id, snapshot_sha256 from history.country
    union all
    select 'history.publisher_kind', row_id, snapshot_sha256 from history.publisher_kind
    union all
    select 'history.publisher', row_id, snapshot_sha256 from history.publisher
    union all
    select 'history.organisation', row_id, snapshot_sha256 from history.organisation
    union all
    select 'history.place', row_id, snapshot_sha256 from history.place
    union all
    select 'history.exercise', row_id, snapshot_sha256 from history.exercise
    union all
    select 'history.exercise_claim', row_id, snapshot_sha256 from history.exercise_claim
    union all
    select 'history.confidence_measure', row_id, snapshot_sha256 from history.confidence_measure
    union all
    select 'history.deployment_claim', row_id, snapshot_sha256 from history.deployment_claim
    union all
    select 'history.membership_event', row_id, snapshot_sha256 from history.membership_event
    union all
    select 'history.treaty', row_id, snapshot_sha256 from history.treaty
    union all
    select 'history.treaty_event', row_id, snapshot_sha256 from history.treaty_event
    union all
    select 'history.un_resolution', row_id, snapshot_sha256 from history.un_resolution
    union all
    select 'history.un_vote', row_id, snapshot_sha256 from history.un_vote
    union all
    select 'history.un_agreement', row_id, snapshot_sha256 from history.un_agreement
    union all
    select 'history.leader_contact', row_id, snapshot_sha256 from history.leader_contact
    union all
    select 'history.leader_contact_tally', row_id, snapshot_sha256 from history.leader_contact_tally
    union all
    select 'history.summit', row_id, snapshot_sha256 from history.summit
    union all
    select 'history.summit_attendance', row_id, snapshot_sha256 from history.summit_attendance
    union all
    select 'history.statement', row_id, snapshot_sha256 from history.statement
    union all
    select 'history.sanction_step', row_id, snapshot_sha256 from history.sanction_step
    union all
    select 'history.us_troops_europe', row_id, snapshot_sha256 from history.us_troops_europe
    union all
    select 'history.country_year', row_id, snapshot_sha256 from history.country_year
    union all
    select 'history.measurement', row_id, snapshot_sha256 from history.measurement
    union all
    select 'history.un_roll_call_vote', row_id, snapshot_sha256 from history.un_roll_call_vote
)
select table_name, row_id, snapshot_sha256
from version
where snapshot_sha256 is null
    or snapshot_sha256 not in (select snapshot_sha256 from core.snapshot)
