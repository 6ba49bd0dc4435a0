-- publisher of every row must be null or exist in publisher, and its kind in publisher_kind
with evidence as (
    select 'core.place' as table_name, row_id, publisher from core.place
    union all
    select 'core.exercise', row_id, publisher from core.exercise
    union all
    select 'core.exercise_claim', row_id, publisher from core.exercise_claim
    union all
    select 'core.confidence_measure', row_id, publisher from core.confidence_measure
    union all
    select 'core.deployment_claim', row_id, publisher from core.deployment_claim
    union all
    select 'core.membership_event', row_id, publisher from core.membership_event
    union all
    select 'core.treaty', row_id, publisher from core.treaty
    union all
    select 'core.treaty_event', row_id, publisher from core.treaty_event
    union all
    select 'core.un_resolution', row_id, publisher from core.un_resolution
    union all
    select 'core.un_vote', row_id, publisher from core.un_vote
    union all
    select 'core.un_agreement', row_id, publisher from core.un_agreement
    union all
    select 'core.leader_contact', row_id, publisher from core.leader_contact
    union all
    select 'core.leader_contact_tally', row_id, publisher from core.leader_contact_tally
    union all
    select 'core.summit', row_id, publisher from core.summit
    union all
    select 'core.summit_attendance', row_id, publisher from core.summit_attendance
    union all
    select 'core.statement', row_id, publisher from core.statement
    union all
    select 'core.sanction_step', row_id, publisher from core.sanction_step
    union all
    select 'core.us_troops_europe', row_id, publisher from core.us_troops_europe
    union all
    select 'core.country_year', row_id, publisher from core.country_year
    union all
    select 'core.measurement', row_id, publisher from core.measurement
    union all
    select 'core.un_roll_call_vote', row_id, publisher from core.un_roll_call_vote
)
select table_name, row_id, publisher
from evidence
where publisher not in (select publisher_id from core.publisher)
union all
select 'core.publisher', row_id, kind
from core.publisher
where kind not in (select kind from core.publisher_kind)
