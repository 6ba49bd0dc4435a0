-- rows of evidence that became known in the days before a day
with known as (
    select 'exercises' as about, known_on from core.exercise
    union all
    select 'figures on exercises', known_on from core.exercise_claim
    union all
    select 'deployment figures', known_on from core.deployment_claim
    union all
    select 'membership events', known_on from core.membership_event
    union all
    select 'treaty events', known_on from core.treaty_event
    union all
    select 'General Assembly votes', known_on from core.un_resolution
    union all
    select 'leader contacts', known_on from core.leader_contact
    union all
    select 'sanctions steps', known_on from core.sanction_step
)
select about, count(*) as evidence_rows, max(known_on) as latest
from known
where known_on between $since and $as_of
group by about
order by evidence_rows desc, about
