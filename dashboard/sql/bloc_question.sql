-- chance that a member joins or leaves a bloc in the next whole year: issued by a day, or for an earlier day reckoned
-- afterwards for the nearest day before it (hindcast)
with issued as (
    select *, 'issued' as kind, issued_on as said_for
    from mart.question
    where data_as_of <= $as_of and resolves_on > $as_of and indicator_id in ('bloc_accessions', 'bloc_exits')
    qualify row_number() over (partition by question_id order by issued_on desc, resolves_on desc) = 1
),
reckoned as (
    select *, 'hindcast' as kind, as_of as said_for
    from mart.question_past
    where as_of <= $as_of
        and resolves_on > $as_of
        and indicator_id in ('bloc_accessions', 'bloc_exits')
        and $as_of < (select max(data_as_of) from ops.refresh)
        and question_id not in (select question_id from issued)
    qualify as_of = max(as_of) over (partition by question_id)
),
given as (
    select * from (select * from issued union all by name select * from reckoned)
)
select
    organisation.abbreviation || if(given.indicator_id = 'bloc_accessions', ': a member joins', ': a member leaves') as what,
    organisation.abbreviation as organisation,
    given.probability,
    given.low,
    given.high,
    given.word,
    given.confidence,
    given.basis as exposure,
    given.baseline_probability,
    given.resolves_on,
    given.kind,
    given.said_for,
    round(given.probability * 100)::int || ' %, ' || given.word as label
from given
inner join core.organisation on organisation.org_id = given.entity
where len($focus::varchar[]) = 0 or list_contains($focus::varchar[], given.entity)
order by given.probability desc, what
