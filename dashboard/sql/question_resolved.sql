-- questions whose period had ended by a day: the last time each was asked before, and what came of it
with asked as (
    select
        'issued' as kind, question_id, question, issued_on as asked_on, resolves_on, probability, low, high, word,
        confidence, happened, brier, baseline_probability, baseline_brier
    from mart.question
    where happened is not null
    union all
    select
        'hindcast', question_id, question, as_of, resolves_on, probability, low, high, word,
        confidence, happened, brier, baseline_probability, baseline_brier
    from mart.question_past
    where happened is not null
)
select
    question, happened, probability, word, low, high, confidence, asked_on, resolves_on,
    brier, baseline_probability, baseline_brier
from asked
where kind = $kind and resolves_on < $as_of
qualify row_number() over (partition by question_id, resolves_on order by asked_on desc) = 1
order by resolves_on desc, question
