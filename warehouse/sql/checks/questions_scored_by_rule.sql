-- question must lie inside its interval, be asked before it resolves, and score the square of its error
with asked as (
    select 'mart.question' as table_name, question_id, data_as_of as asked_on, resolves_on, low, probability, high,
        happened, brier, baseline_probability, baseline_brier
    from mart.question
    union all
    select 'mart.question_past', question_id, as_of, resolves_on, low, probability, high, happened, brier,
        baseline_probability, baseline_brier
    from mart.question_past
)
select *
from asked
where not (low <= probability and probability <= high and low >= 0 and high <= 1)
    or not coalesce(baseline_probability between 0 and 1, true)
    or asked_on >= resolves_on
    or (happened is null) <> (brier is null)
    or abs(brier - (probability - happened::int) ** 2) > 1e-9
    or (happened is null or baseline_probability is null) <> (baseline_brier is null)
    or abs(baseline_brier - (baseline_probability - happened::int) ** 2) > 1e-9
