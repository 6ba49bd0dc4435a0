-- questions that are open on a day: the last issue of each about each period, issued by then
with shown as (
    select if($as_of >= max(data_as_of), date '9999-12-31', $as_of) as last_day from ops.refresh
),
asked as (
    select * from mart.question, shown
    where issued_on <= last_day and (happened is null or resolves_on >= $as_of)
    qualify row_number() over (partition by question_id, resolves_on order by issued_on desc) = 1
)
select
    row_number() over (order by resolves_on, probability desc, question_id) as number,
    coalesce(whom.name, upper(left(question.entity, 1)) || substr(question.entity, 2))
    || if(counterpart = '' or second.name is not null, '', ', ' || replace(counterpart, '_', ' '))
    || ': ' || coalesce(indicator.title, question_id) as about,
    question.question,
    probability,
    low,
    high,
    word,
    confidence,
    confidence_reason,
    resolves_on,
    if(resolves_on < $as_of, 'ended, outcome not known yet', 'open') as standing,
    issued_on,
    basis
from asked as question
left join mart.indicator as indicator using (indicator_id)
left join core.actor as whom on whom.actor = question.entity
left join core.actor as second on second.actor = question.counterpart
order by number
