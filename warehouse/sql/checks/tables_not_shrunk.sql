-- tables must not lose over 5 % of their rows against the live release, beyond rows withdrawn, nor become empty
-- (what is computed may shrink when a definition changes, but must not vanish)
with counted as (
    select 'core.country' as table_name, count(*) as rows_now, 0.05 as tolerance from core.country
    union all
    select 'core.publisher_kind', count(*), 0.05 from core.publisher_kind
    union all
    select 'core.publisher', count(*), 0.05 from core.publisher
    union all
    select 'core.organisation', count(*), 0.05 from core.organisation
    union all
    select 'core.place', count(*), 0.05 from core.place
    union all
    select 'core.exercise', count(*), 0.05 from core.exercise
    union all
    select 'core.exercise_claim', count(*), 0.05 from core.exercise_claim
    union all
    select 'core.confidence_measure', count(*), 0.05 from core.confidence_measure
    union all
    select 'core.deployment_claim', count(*), 0.05 from core.deployment_claim
    union all
    select 'core.membership_event', count(*), 0.05 from core.membership_event
    union all
    select 'core.treaty', count(*), 0.05 from core.treaty
    union all
    select 'core.treaty_event', count(*), 0.05 from core.treaty_event
    union all
    select 'core.un_resolution', count(*), 0.05 from core.un_resolution
    union all
    select 'core.un_vote', count(*), 0.05 from core.un_vote
    union all
    select 'core.un_agreement', count(*), 0.05 from core.un_agreement
    union all
    select 'core.leader_contact', count(*), 0.05 from core.leader_contact
    union all
    select 'core.leader_contact_tally', count(*), 0.05 from core.leader_contact_tally
    union all
    select 'core.summit', count(*), 0.05 from core.summit
    union all
    select 'core.summit_attendance', count(*), 0.05 from core.summit_attendance
    union all
    select 'core.statement', count(*), 0.05 from core.statement
    union all
    select 'core.sanction_step', count(*), 0.05 from core.sanction_step
    union all
    select 'core.us_troops_europe', count(*), 0.05 from core.us_troops_europe
    union all
    select 'core.country_year', count(*), 0.05 from core.country_year
    union all
    select 'core.measurement', count(*), 0.05 from core.measurement
    union all
    select 'core.un_roll_call_vote', count(*), 0.05 from core.un_roll_call_vote
    union all
    select 'core.source', count(*), 1 from core.source
    union all
    select 'core.snapshot', count(*), 1 from core.snapshot
    union all
    select 'mart.indicator', count(*), 1 from mart.indicator
    union all
    select 'mart.observation', count(*), 1 from mart.observation
    union all
    select 'mart.trend', count(*), 1 from mart.trend
    union all
    select 'mart.trend_past', count(*), 1 from mart.trend_past
    union all
    select 'mart.forecast', count(*), 1 from mart.forecast
    union all
    select 'mart.hindcast', count(*), 1 from mart.hindcast
    union all
    select 'mart.forecast_score', count(*), 1 from mart.forecast_score
    union all
    select 'mart.skill', count(*), 1 from mart.skill
    union all
    select 'mart.question', count(*), 1 from mart.question
    union all
    select 'mart.question_past', count(*), 1 from mart.question_past
),
withdrawn as (
    select count(*) as rows_withdrawn from ops.correction where becomes = 'withdrawn'
)
select counted.table_name, previous_count.row_count as rows_before, counted.rows_now, withdrawn.rows_withdrawn
from counted
inner join previous_count
    on counted.table_name = previous_count.table_name
cross join withdrawn
where previous_count.row_count > 0
    and (
        counted.rows_now = 0
        or previous_count.row_count - counted.rows_now
        > ceil(previous_count.row_count * counted.tolerance) + withdrawn.rows_withdrawn
    )
