-- known_on must say for every row of evidence and every observation when it could be known
with dated as (
    select 'core.place' as table_name, row_id, known_on from core.place
    union all
    select 'core.exercise', row_id, known_on from core.exercise
    union all
    select 'core.exercise_claim', row_id, known_on from core.exercise_claim
    union all
    select 'core.confidence_measure', row_id, known_on from core.confidence_measure
    union all
    select 'core.deployment_claim', row_id, known_on from core.deployment_claim
    union all
    select 'core.membership_event', row_id, known_on from core.membership_event
    union all
    select 'core.treaty', row_id, known_on from core.treaty
    union all
    select 'core.treaty_event', row_id, known_on from core.treaty_event
    union all
    select 'core.un_resolution', row_id, known_on from core.un_resolution
    union all
    select 'core.un_vote', row_id, known_on from core.un_vote
    union all
    select 'core.un_agreement', row_id, known_on from core.un_agreement
    union all
    select 'core.leader_contact', row_id, known_on from core.leader_contact
    union all
    select 'core.leader_contact_tally', row_id, known_on from core.leader_contact_tally
    union all
    select 'core.summit', row_id, known_on from core.summit
    union all
    select 'core.summit_attendance', row_id, known_on from core.summit_attendance
    union all
    select 'core.statement', row_id, known_on from core.statement
    union all
    select 'core.sanction_step', row_id, known_on from core.sanction_step
    union all
    select 'core.us_troops_europe', row_id, known_on from core.us_troops_europe
    union all
    select 'core.country_year', row_id, known_on from core.country_year
    union all
    select 'core.measurement', row_id, known_on from core.measurement
    union all
    select 'core.un_roll_call_vote', row_id, known_on from core.un_roll_call_vote
    union all
    select 'mart.observation', concat_ws(' ', indicator_id, entity, counterpart, period_start), known_on
    from mart.observation
)
select table_name, row_id, known_on from dated where known_on is null
