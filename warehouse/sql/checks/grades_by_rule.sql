-- reliability must be that of the publisher's kind, F where it is unknown; credibility 1 to 6, 6 but for claims of size
with evidence as (
    select 'core.place' as table_name, row_id, publisher, reliability, credibility from core.place
    union all
    select 'core.exercise', row_id, publisher, reliability, credibility from core.exercise
    union all
    select 'core.exercise_claim', row_id, publisher, reliability, credibility from core.exercise_claim
    union all
    select 'core.confidence_measure', row_id, publisher, reliability, credibility from core.confidence_measure
    union all
    select 'core.deployment_claim', row_id, publisher, reliability, credibility from core.deployment_claim
    union all
    select 'core.membership_event', row_id, publisher, reliability, credibility from core.membership_event
    union all
    select 'core.treaty', row_id, publisher, reliability, credibility from core.treaty
    union all
    select 'core.treaty_event', row_id, publisher, reliability, credibility from core.treaty_event
    union all
    select 'core.un_resolution', row_id, publisher, reliability, credibility from core.un_resolution
    union all
    select 'core.un_vote', row_id, publisher, reliability, credibility from core.un_vote
    union all
    select 'core.un_agreement', row_id, publisher, reliability, credibility from core.un_agreement
    union all
    select 'core.leader_contact', row_id, publisher, reliability, credibility from core.leader_contact
    union all
    select 'core.leader_contact_tally', row_id, publisher, reliability, credibility from core.leader_contact_tally
    union all
    select 'core.summit', row_id, publisher, reliability, credibility from core.summit
    union all
    select 'core.summit_attendance', row_id, publisher, reliability, credibility from core.summit_attendance
    union all
    select 'core.statement', row_id, publisher, reliability, credibility from core.statement
    union all
    select 'core.sanction_step', row_id, publisher, reliability, credibility from core.sanction_step
    union all
    select 'core.us_troops_europe', row_id, publisher, reliability, credibility from core.us_troops_europe
    union all
    select 'core.country_year', row_id, publisher, reliability, credibility from core.country_year
    union all
    select 'core.measurement', row_id, publisher, reliability, credibility from core.measurement
    union all
    select 'core.un_roll_call_vote', row_id, publisher, reliability, credibility from core.un_roll_call_vote
),
grade as (
    select publisher.publisher_id, publisher_kind.reliability
    from core.publisher as publisher
    inner join core.publisher_kind as publisher_kind
        on publisher.kind = publisher_kind.kind
)
select evidence.table_name, evidence.row_id, evidence.publisher, evidence.reliability, evidence.credibility
from evidence
left join grade
    on evidence.publisher = grade.publisher_id
where evidence.reliability is distinct from coalesce(grade.reliability, 'F')
    or evidence.credibility is null
    or evidence.credibility not between 1 and 6
    or (evidence.table_name not in ('core.exercise_claim', 'core.deployment_claim') and evidence.credibility <> 6)
