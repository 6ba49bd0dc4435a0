-- row_id must be held once in each table of core
with held as (
    select 'core.country' as table_name, row_id from core.country
    union all
    select 'core.publisher_kind', row_id from core.publisher_kind
    union all
    select 'core.publisher', row_id from core.publisher
    union all
    select 'core.organisation', row_id from core.organisation
    union all
    select 'core.place', row_id from core.place
    union all
    select 'core.exercise', row_id from core.exercise
    union all
    select 'core.exercise_claim', row_id from core.exercise_claim
    union all
    select 'core.confidence_measure', row_id from core.confidence_measure
    union all
    select 'core.deployment_claim', row_id from core.deployment_claim
    union all
    select 'core.membership_event', row_id from core.membership_event
    union all
    select 'core.treaty', row_id from core.treaty
    union all
    select 'core.treaty_event', row_id from core.treaty_event
    union all
    select 'core.un_resolution', row_id from core.un_resolution
    union all
    select 'core.un_vote', row_id from core.un_vote
    union all
    select 'core.un_agreement', row_id from core.un_agreement
    union all
    select 'core.leader_contact', row_id from core.leader_contact
    union all
    select 'core.leader_contact_tally', row_id from core.leader_contact_tally
    union all
    select 'core.summit', row_id from core.summit
    union all
    select 'core.summit_attendance', row_id from core.summit_attendance
    union all
    select 'core.statement', row_id from core.statement
    union all
    select 'core.sanction_step', row_id from core.sanction_step
    union all
    select 'core.us_troops_europe', row_id from core.us_troops_europe
    union all
    select 'core.country_year', row_id from core.country_year
    union all
    select 'core.measurement', row_id from core.measurement
    union all
    select 'core.un_roll_call_vote', row_id from core.un_roll_call_vote
)
select table_name, row_id, count(*) as times
from held
group by table_name, row_id
having count(*) > 1
    or row_id is null
