-- whether a model has shown skill against the baseline for one indicator, over all horizons
select
    replace(model_id, '_', ' ') as model,
    verdict,
    skill,
    skill_low,
    skill_high,
    targets,
    reason
from mart.skill
where indicator_id = $indicator and horizon_band = 'all'
order by verdict = 'skilful' desc, model
