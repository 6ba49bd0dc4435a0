-- how often what was asked happened, by the yardstick's word for its probability, with Wilson's interval
with asked as (
    select 'issued' as kind, question_id, issued_on as asked_on, resolves_on, probability, word, happened
    from mart.question
    where happened is not null
    union all
    select 'hindcast', question_id, as_of, resolves_on, probability, word, happened
    from mart.question_past
    where happened is not null
),
last_asked as (
    select * from asked
    where kind = $kind and resolves_on < $as_of
    qualify row_number() over (partition by question_id, resolves_on order by asked_on desc) = 1
),
counted as (
    select
        word,
        avg(probability) as stated,
        count(*) filter (where happened)::double as hits,
        count(*)::double as cases,
        count(distinct question_id) as questions
    from last_asked
    group by word
),
bounded as (
    select
        *,
        hits / cases as observed,
        (hits / cases + 1.92073 / cases) / (1 + 3.84146 / cases) as centre,
        1.95996 * sqrt(hits / cases * (1 - hits / cases) / cases + 0.96036 / cases ** 2) / (1 + 3.84146 / cases) as half
    from counted
)
select
    word,
    stated,
    observed,
    greatest(centre - half, 0) as low,
    least(centre + half, 1) as high,
    cases::bigint as cases,
    hits::bigint as happened,
    questions
from bounded
order by stated
