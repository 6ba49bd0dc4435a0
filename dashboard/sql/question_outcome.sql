-- hits, misses and false alarms of each question at a threshold, with the Brier scores of model and baseline
with asked as (
    select
        'issued' as kind, question_id, indicator_id, entity, counterpart, issued_on as asked_on, resolves_on, probability,
        happened, brier, baseline_brier
    from mart.question
    where happened is not null
    union all
    select
        'hindcast', question_id, indicator_id, entity, counterpart, as_of, resolves_on, probability, happened, brier, baseline_brier
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
        any_value(
            coalesce(whom.name, upper(left(entity, 1)) || substr(entity, 2))
            || if(counterpart = '' or second.name is not null, '', ', ' || replace(counterpart, '_', ' '))
            || ': ' || coalesce(indicator.title, question_id)
        ) as about,
        count(*) as cases,
        count(*) filter (where happened and probability >= $threshold) as hits,
        count(*) filter (where happened and probability < $threshold) as misses,
        count(*) filter (where not happened and probability >= $threshold) as false_alarms,
        count(*) filter (where not happened and probability < $threshold) as quiet,
        avg(brier) as brier,
        avg(baseline_brier) filter (where brier is not null) as baseline_brier
    from last_asked
    left join mart.indicator as indicator using (indicator_id)
    left join core.actor as whom on whom.actor = entity
    left join core.actor as second on second.actor = counterpart
    group by question_id
),
outcome as (
    unpivot counted
    on hits as 'Hit', misses as 'Miss', false_alarms as 'False alarm', quiet as 'Rightly quiet'
    into name outcome value questions
)
select about, outcome, questions, cases, brier, baseline_brier
from outcome
order by about, list_position(['Hit', 'Miss', 'False alarm', 'Rightly quiet'], outcome)
