-- known_on and published_on must not lie after the day on which the row was recorded
-- (give or take a day, as days begin earlier in the east; a publication known only by its month or year carries
-- the last day of that month or year)
with evidence as (
    select 'core.place' as table_name, row_id, known_on, published_on, recorded_at from core.place
    union all
    select 'core.exercise', row_id, known_on, published_on, recorded_at from core.exercise
    union all
    select 'core.exercise_claim', row_id, known_on, published_on, recorded_at from core.exercise_claim
    union all
    select 'core.confidence_measure', row_id, known_on, published_on, recorded_at from core.confidence_measure
    union all
    select 'core.deployment_claim', row_id, known_on, published_on, recorded_at from core.deployment_claim
    union all
    select 'core.membership_event', row_id, known_on, published_on, recorded_at from core.membership_event
    union all
    select 'core.treaty', row_id, known_on, published_on, recorded_at from core.treaty
    union all
    select 'core.treaty_event', row_id, known_on, published_on, recorded_at from core.treaty_event
    union all
    select 'core.un_resolution', row_id, known_on, published_on, recorded_at from core.un_resolution
    union all
    select 'core.un_vote', row_id, known_on, published_on, recorded_at from core.un_vote
    union all
    select 'core.un_agreement', row_id, known_on, published_on, recorded_at from core.un_agreement
    union all
    select 'core.leader_contact', row_id, known_on, published_on, recorded_at from core.leader_contact
    union all
    select 'core.leader_contact_tally', row_id, known_on, published_on, recorded_at from core.leader_contact_tally
    union all
    select 'core.summit', row_id, known_on, published_on, recorded_at from core.summit
    union all
    select 'core.summit_attendance', row_id, known_on, published_on, recorded_at from core.summit_attendance
    union all
    select 'core.statement', row_id, known_on, published_on, recorded_at from core.statement
    union all
    select 'core.sanction_step', row_id, known_on, published_on, recorded_at from core.sanction_step
    union all
    select 'core.us_troops_europe', row_id, known_on, published_on, recorded_at from core.us_troops_europe
    union all
    select 'core.country_year', row_id, known_on, published_on, recorded_at from core.country_year
    union all
    select 'core.measurement', row_id, known_on, published_on, recorded_at from core.measurement
    union all
    select 'core.un_roll_call_vote', row_id, known_on, published_on, recorded_at from core.un_roll_call_vote
)
select table_name, row_id, known_on, published_on, recorded_at
from evidence
where known_on > recorded_at::date + 1
    or (
        published_on > recorded_at::date + 1
        and published_on <> last_day(recorded_at::date)
        and published_on <> make_date(year(recorded_at), 12, 31)
    )
