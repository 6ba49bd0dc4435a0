-- how often past values fell inside the baseline's 80 % interval, one step ahead, over all series
select
    kind,
    sum(value * targets) / sum(targets) as covered,
    sum(targets)::bigint as targets,
    count(distinct indicator_id || entity || counterpart) as series
from mart.forecast_score
where metric = 'coverage_80' and horizon = 1 and model_id = 'naive'
group by kind
order by kind
