-- exercise_claim.value_low and deployment_claim.personnel_low must not be above their high
select 'core.exercise_claim' as table_name, row_id, value_low as low, value_high as high
from core.exercise_claim
where value_low > value_high
union all
select 'core.deployment_claim', row_id, personnel_low, personnel_high
from core.deployment_claim
where personnel_low > personnel_high
