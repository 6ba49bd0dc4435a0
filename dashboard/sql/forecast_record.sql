-- per indicator the model tried, its skill against the baseline on the past, what is published, and how often the baseline's ranges held one period ahead
with held as (
    select
        indicator_id,
        kind,
        sum(value * targets) filter (where metric = 'coverage_50') / sum(targets) filter (where metric = 'coverage_50') as held_50,
        sum(value * targets) filter (where metric = 'coverage_80') / sum(targets) filter (where metric = 'coverage_80') as held_80,
        sum(value * targets) filter (where metric = 'coverage_95') / sum(targets) filter (where metric = 'coverage_95') as held_95,
        (sum(targets) filter (where metric = 'coverage_80'))::bigint as targets
    from mart.forecast_score
    where model_id = 'naive' and horizon = 1
    group by indicator_id, kind
)
select
    indicator.title as indicator,
    skill.verdict,
    if(skill.verdict = 'skilful', replace(skill.model_id, '_', ' '), 'baseline') as published,
    replace(skill.model_id, '_', ' ') as model_tried,
    skill.skill,
    skill.skill_low,
    skill.skill_high,
    skill.targets as scored,
    skill.reason,
    hindcast.held_50,
    hindcast.held_80,
    hindcast.held_95,
    hindcast.targets as past_values,
    coalesce(issued.targets, 0) as issued_and_due
from mart.skill
inner join mart.indicator using (indicator_id)
left join held as hindcast on hindcast.indicator_id = skill.indicator_id and hindcast.kind = 'hindcast'
left join held as issued on issued.indicator_id = skill.indicator_id and issued.kind = 'issued'
where skill.horizon_band = 'all' and $as_of >= (select max(data_as_of) from ops.refresh)
order by skill.verdict = 'skilful' desc, indicator
