-- <table>_as_of(day): the rows that anybody could know on a day, as we hold them now
create macro place_as_of(day) as table select * from core.place where known_on <= day;
create macro exercise_as_of(day) as table select * from core.exercise where known_on <= day;
create macro exercise_claim_as_of(day) as table select * from core.exercise_claim where known_on <= day;
create macro confidence_measure_as_of(day) as table select * from core.confidence_measure where known_on <= day;
create macro deployment_claim_as_of(day) as table select * from core.deployment_claim where known_on <= day;
create macro membership_event_as_of(day) as table select * from core.membership_event where known_on <= day;
-- a treaty's row is known from its signature: what lay ahead of the day is taken out of it
create macro treaty_as_of(day) as table
select * replace (
    case when in_force_date <= day then in_force_date end as in_force_date,
    case when ended_date <= day then ended_date end as ended_date
)
from core.treaty
where known_on <= day;
create macro treaty_event_as_of(day) as table select * from core.treaty_event where known_on <= day;
create macro un_resolution_as_of(day) as table select * from core.un_resolution where known_on <= day;
create macro un_vote_as_of(day) as table select * from core.un_vote where known_on <= day;
create macro un_agreement_as_of(day) as table select * from core.un_agreement where known_on <= day;
create macro leader_contact_as_of(day) as table select * from core.leader_contact where known_on <= day;
create macro leader_contact_tally_as_of(day) as table select * from core.leader_contact_tally where known_on <= day;
create macro summit_as_of(day) as table select * from core.summit where known_on <= day;
create macro summit_attendance_as_of(day) as table select * from core.summit_attendance where known_on <= day;
create macro statement_as_of(day) as table select * from core.statement where known_on <= day;
create macro sanction_step_as_of(day) as table select * from core.sanction_step where known_on <= day;
create macro us_troops_europe_as_of(day) as table select * from core.us_troops_europe where known_on <= day;
create macro country_year_as_of(day) as table select * from core.country_year where known_on <= day;
create macro measurement_as_of(day) as table select * from core.measurement where known_on <= day;
create macro un_roll_call_vote_as_of(day) as table select * from core.un_roll_call_vote where known_on <= day;
