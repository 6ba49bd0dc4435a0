-- questions open on a day: the chance last given by then, what it was on an earlier day, and when each resolves; for an
-- earlier day without an issued one, the chance reckoned afterwards for the nearest day before it (hindcast)
with issued as (
    select *, 'issued' as kind, issued_on as said_for
    from mart.question
    where data_as_of <= $as_of
        and resolves_on > $as_of
    qualify row_number() over (partition by question_id, resolves_on order by issued_on desc) = 1
),
reckoned as (
    select *, 'hindcast' as kind, as_of as said_for
    from mart.question_past
    where as_of <= $as_of
        and resolves_on > $as_of
        and $as_of < (select max(data_as_of) from ops.refresh)
        and question_id not in (select question_id from issued)
    qualify as_of = max(as_of) over (partition by question_id)
),
given as (
    select * from (select * from issued union all by name select * from reckoned)
),
earlier as (
    select question_id, resolves_on, probability
    from mart.question
    where issued_on <= $since
    qualify row_number() over (partition by question_id, resolves_on order by issued_on desc) = 1
)
select
    coalesce(whom.name, upper(left(given.entity, 1)) || substr(given.entity, 2))
    || if(given.counterpart = '' or second.name is not null, '', ', ' || replace(given.counterpart, '_', ' '))
    || ': ' || coalesce(indicator.title, given.question_id) as about,
    given.question,
    given.probability,
    given.word,
    given.low,
    given.high,
    given.confidence,
    given.confidence_reason,
    given.resolves_on,
    earlier.probability as probability_before,
    given.baseline_probability,
    given.basis,
    given.kind,
    given.said_for
from given
left join earlier using (question_id, resolves_on)
left join mart.indicator as indicator on indicator.indicator_id = given.indicator_id
left join core.actor as whom on whom.actor = given.entity
left join core.actor as second on second.actor = given.counterpart
where len($focus::varchar[]) = 0
    or list_contains($focus::varchar[], given.entity)
    or list_contains($focus::varchar[], given.counterpart)
order by given.resolves_on, given.probability desc, given.question
