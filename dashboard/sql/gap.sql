-- what each indicator's values cover, and how many periods were not observed
select
    indicator.title as indicator,
    indicator.coverage_rule as covers,
    count(*) filter (where observation.coverage = 'complete') as complete,
    count(*) filter (where observation.coverage = 'partial') as partial,
    count(*) filter (where observation.coverage = 'sample') as sample,
    count(*) filter (where observation.coverage = 'not_observed') as not_observed,
    indicator.definition
from mart.indicator
left join observation_as_of($as_of) as observation using (indicator_id)
group by indicator.title, indicator.coverage_rule, indicator.definition
order by indicator
