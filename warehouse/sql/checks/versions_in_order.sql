-- versions in core must be open, versions in history closed, and none closed before it was recorded
with open as (
    select 'core.country' as table_name, row_id, recorded_at, superseded_at from core.country
    union all
    select 'core.publisher_kind', row_id, recorded_at, superseded_at from core.publisher_kind
    union all
    select 'core.publisher', row_id, recorded_at, superseded_at from core.publisher
    union all
    select 'core.organisation', row_id, recorded_at, superseded_at from core.organisation
    union all
    select 'core.place', row_id, recorded_at, superseded_at from core.place
    union all
    select 'core.exercise', row_id, recorded_at, superseded_at from core.exercise
    union all
    select 'core.exercise_claim', row_id, recorded_at, superseded_at from core.exercise_claim
    union all
    select 'core.confidence_measure', row_id, recorded_at, superseded_at from core.confidence_measure
    union all
    select 'core.deployment_claim', row_id, recorded_at, superseded_at from core.deployment_claim
    union all
    select 'core.membership_event', row_id, recorded_at, superseded_at from core.membership_event
    union all
    select 'core.treaty', row_id, recorded_at, superseded_at from core.treaty
    union all
    select 'core.treaty_event', row_id, recorded_at, superseded_at from core.treaty_event
    union all
    select 'core.un_resolution', row_id, recorded_at, superseded_at from core.un_resolution
    union all
    select 'core.un_vote', row_id, recorded_at, superseded_at from core.un_vote
    union all
    select 'core.un_agreement', row_id, recorded_at, superseded_at from core.un_agreement
    union all
    select 'core.leader_contact', row_id, recorded_at, superseded_at from core.leader_contact
    union all
    select 'core.leader_contact_tally', row_id, recorded_at, superseded_at from core.leader_contact_tally
    union all
    select 'core.summit', row_id, recorded_at, superseded_at from core.summit
    union all
    select 'core.summit_attendance', row_id, recorded_at, superseded_at from core.summit_attendance
    union all
    select 'core.statement', row_id, recorded_at, superseded_at from core.statement
    union all
    select 'core.sanction_step', row_id, recorded_at, superseded_at from core.sanction_step
    union all
    select 'core.us_troops_europe', row_id, recorded_at, superseded_at from core.us_troops_europe
    union all
    select 'core.country_year', row_id, recorded_at, superseded_at from core.country_year
    union all
    select 'core.measurement', row_id, recorded_at, superseded_at from core.measurement
    union all
    select 'core.un_roll_call_vote', row_id, recorded_at, superseded_at from core.un_roll_call_vote
),
closed as (
    select 'history.country' as table_name, row_id, recorded_at, superseded_at from history.country
    union all
    select 'history.publisher_kind', row_id, recorded_at, superseded_at from history.publisher_kind
    union all
    select 'history.publisher', row_id, recorded_at, superseded_at from history.publisher
    union all
    select 'history.organisation', row_id, recorded_at, superseded_at from history.organisation
    union all
    select 'history.place', row_id, recorded_at, superseded_at from history.place
    union all
    select 'history.exercise', row_id, recorded_at, superseded_at from history.exercise
    union all
    select 'history.exercise_claim', row_id, recorded_at, superseded_at from history.exercise_claim
    union all
    select 'history.confidence_measure', row_id, recorded_at, superseded_at from history.confidence_measure
    union all
    select 'history.deployment_claim', row_id, recorded_at, superseded_at from history.deployment_claim
    union all
    select 'history.membership_event', row_id, recorded_at, superseded_at from history.membership_event
    union all
    select 'history.treaty', row_id, recorded_at, superseded_at from history.treaty
    union all
    select 'history.treaty_event', row_id, recorded_at, superseded_at from history.treaty_event
    union all
    select 'history.un_resolution', row_id, recorded_at, superseded_at from history.un_resolution
    union all
    select 'history.un_vote', row_id, recorded_at, superseded_at from history.un_vote
    union all
    select 'history.un_agreement', row_id, recorded_at, superseded_at from history.un_agreement
    union all
    select 'history.leader_contact', row_id, recorded_at, superseded_at from history.leader_contact
    union all
    select 'history.leader_contact_tally', row_id, recorded_at, superseded_at from history.leader_contact_tally
    union all
    select 'history.summit', row_id, recorded_at, superseded_at from history.summit
    union all
    select 'history.summit_attendance', row_id, recorded_at, superseded_at from history.summit_attendance
    union all
    select 'history.statement', row_id, recorded_at, superseded_at from history.statement
    union all
    select 'history.sanction_step', row_id, recorded_at, superseded_at from history.sanction_step
    union all
    select 'history.us_troops_europe', row_id, recorded_at, superseded_at from history.us_troops_europe
    union all
    select 'history.country_year', row_id, recorded_at, superseded_at from history.country_year
    union all
    select 'history.measurement', row_id, recorded_at, superseded_at from history.measurement
    union all
    select 'history.un_roll_call_vote', row_id, recorded_at, superseded_at from history.un_roll_call_vote
)
select table_name, row_id, recorded_at, superseded_at
from open
where superseded_at is not null
    or recorded_at is null
union all
select table_name, row_id, recorded_at, superseded_at
from closed
where superseded_at is null
    or recorded_at is null
    or superseded_at < recorded_at
