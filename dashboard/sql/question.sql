-- questions open on a day: the chance that was last given by then, what it was on an earlier day, and when each resolves
with given as (
    select * from mart.question
    where data_as_of <= $as_of and issued_on <= greatest($as_of, data_as_of) and resolves_on > $as_of
    qualify row_number() over (partition by question_id, resolves_on order by issued_on desc) = 1
),
earlier as (
    select question_id, resolves_on, probability
    from mart.question
    where issued_on <= $since
    qualify row_number() over (partition by question_id, resolves_on order by issued_on desc) = 1
)
select
    given.question,
    given.probability,
    given.word,
    given.low,
    given.high,
    given.confidence,
    given.resolves_on,
    earlier.probability as probability_before,
    given.basis,
    given.issued_on
from given
left join earlier using (question_id, resolves_on)
where len($focus::varchar[]) = 0
    or list_contains($focus::varchar[], given.entity)
    or list_contains($focus::varchar[], given.counterpart)
order by given.resolves_on, given.probability desc, given.question
