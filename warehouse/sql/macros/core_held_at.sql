-- <table>_held_at(moment): the rows as the warehouse held them at a moment (UTC), replaced versions included
create macro country_held_at(moment) as table
select * from core.country where recorded_at <= moment
union all
select * from history.country where recorded_at <= moment and superseded_at > moment;
create macro publisher_kind_held_at(moment) as table
select * from core.publisher_kind where recorded_at <= moment
union all
select * from history.publisher_kind where recorded_at <= moment and superseded_at > moment;
create macro publisher_held_at(moment) as table
select * from core.publisher where recorded_at <= moment
union all
select * from history.publisher where recorded_at <= moment and superseded_at > moment;
create macro organisation_held_at(moment) as table
select * from core.organisation where recorded_at <= moment
union all
select * from history.organisation where recorded_at <= moment and superseded_at > moment;
create macro place_held_at(moment) as table
select * from core.place where recorded_at <= moment
union all
select * from history.place where recorded_at <= moment and superseded_at > moment;
create macro exercise_held_at(moment) as table
select * from core.exercise where recorded_at <= moment
union all
select * from history.exercise where recorded_at <= moment and superseded_at > moment;
create macro exercise_claim_held_at(moment) as table
select * from core.exercise_claim where recorded_at <= moment
union all
select * from history.exercise_claim where recorded_at <= moment and superseded_at > moment;
create macro confidence_measure_held_at(moment) as table
select * from core.confidence_measure where recorded_at <= moment
union all
select * from history.confidence_measure where recorded_at <= moment and superseded_at > moment;
create macro deployment_claim_held_at(moment) as table
select * from core.deployment_claim where recorded_at <= moment
union all
select * from history.deployment_claim where recorded_at <= moment and superseded_at > moment;
create macro membership_event_held_at(moment) as table
select * from core.membership_event where recorded_at <= moment
union all
select * from history.membership_event where recorded_at <= moment and superseded_at > moment;
create macro treaty_held_at(moment) as table
select * from core.treaty where recorded_at <= moment
union all
select * from history.treaty where recorded_at <= moment and superseded_at > moment;
create macro treaty_event_held_at(moment) as table
select * from core.treaty_event where recorded_at <= moment
union all
select * from history.treaty_event where recorded_at <= moment and superseded_at > moment;
create macro un_resolution_held_at(moment) as table
select * from core.un_resolution where recorded_at <= moment
union all
select * from history.un_resolution where recorded_at <= moment and superseded_at > moment;
create macro un_vote_held_at(moment) as table
select * from core.un_vote where recorded_at <= moment
union all
select * from history.un_vote where recorded_at <= moment and superseded_at > moment;
create macro un_agreement_held_at(moment) as table
select * from core.un_agreement where recorded_at <= moment
union all
select * from history.un_agreement where recorded_at <= moment and superseded_at > moment;
create macro leader_contact_held_at(moment) as table
select * from core.leader_contact where recorded_at <= moment
union all
select * from history.leader_contact where recorded_at <= moment and superseded_at > moment;
create macro leader_contact_tally_held_at(moment) as table
select * from core.leader_contact_tally where recorded_at <= moment
union all
select * from history.leader_contact_tally where recorded_at <= moment and superseded_at > moment;
create macro summit_held_at(moment) as table
select * from core.summit where recorded_at <= moment
union all
select * from history.summit where recorded_at <= moment and superseded_at > moment;
create macro summit_attendance_held_at(moment) as table
select * from core.summit_attendance where recorded_at <= moment
union all
select * from history.summit_attendance where recorded_at <= moment and superseded_at > moment;
create macro statement_held_at(moment) as table
select * from core.statement where recorded_at <= moment
union all
select * from history.statement where recorded_at <= moment and superseded_at > moment;
create macro sanction_step_held_at(moment) as table
select * from core.sanction_step where recorded_at <= moment
union all
select * from history.sanction_step where recorded_at <= moment and superseded_at > moment;
create macro us_troops_europe_held_at(moment) as table
select * from core.us_troops_europe where recorded_at <= moment
union all
select * from history.us_troops_europe where recorded_at <= moment and superseded_at > moment;
create macro country_year_held_at(moment) as table
select * from core.country_year where recorded_at <= moment
union all
select * from history.country_year where recorded_at <= moment and superseded_at > moment;
create macro measurement_held_at(moment) as table
select * from core.measurement where recorded_at <= moment
union all
select * from history.measurement where recorded_at <= moment and superseded_at > moment;
create macro un_roll_call_vote_held_at(moment) as table
select * from core.un_roll_call_vote where recorded_at <= moment
union all
select * from history.un_roll_call_vote where recorded_at <= moment and superseded_at > moment;
