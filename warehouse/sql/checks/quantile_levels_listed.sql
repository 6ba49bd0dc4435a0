-- forecast.quantile_level must be one of the seven that are published
select indicator_id, entity, counterpart, issued_on, target_period_start, model_id, quantile_level
from mart.forecast
where quantile_level is null
    or quantile_level not in (0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975)
