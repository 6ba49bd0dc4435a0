-- skill of each indicator's model against the naive baseline on hindcasts; it rests on the latest evidence
select
    indicator.title as indicator,
    skill.horizon_band as band,
    skill.verdict,
    skill.skill,
    skill.skill_low,
    skill.skill_high,
    skill.targets,
    upper(left(replace(skill.model_id, '_', ' '), 1)) || substr(replace(skill.model_id, '_', ' '), 2) as model,
    skill.reason
from mart.skill as skill
inner join mart.indicator as indicator using (indicator_id)
where $as_of >= (select max(data_as_of) from ops.refresh)
order by
    list_position(
        ['skilful', 'no demonstrated skill', 'too short to tell'],
        max(skill.verdict::varchar) filter (where skill.horizon_band = 'all') over (partition by indicator_id)
    ),
    max(skill.skill) filter (where skill.horizon_band = 'all') over (partition by indicator_id) desc nulls last,
    indicator,
    list_position(['all', 'next', 'later'], skill.horizon_band::varchar)
