-- kinds of publisher, the grade each gets and why, with the evidence that rests on it
with evidence as (
    select publisher from core.exercise
    union all
    select publisher from core.exercise_claim
    union all
    select publisher from core.deployment_claim
    union all
    select publisher from core.membership_event
    union all
    select publisher from core.treaty_event
    union all
    select publisher from core.statement
    union all
    select publisher from core.leader_contact
    union all
    select publisher from core.sanction_step
),
used as (
    select publisher.kind, count(*) as evidence_rows
    from evidence
    inner join core.publisher on publisher.publisher_id = evidence.publisher
    group by publisher.kind
)
select
    publisher_kind.reliability as grade,
    replace(publisher_kind.kind, '_', ' ') as kind,
    publisher_kind.rule,
    count(publisher.publisher_id) as publishers,
    coalesce(any_value(used.evidence_rows), 0) as evidence_rows
from core.publisher_kind
left join core.publisher using (kind)
left join used using (kind)
group by publisher_kind.reliability, publisher_kind.kind, publisher_kind.rule
order by grade, kind
