-- one row per claim of size that others can agree or disagree with
create or replace temp table claim as
select
    'exercise_claim' as table_name,
    row_id,
    concat_ws('|', exercise_id, metric, scope, scope_detail) as topic,
    date '2000-01-01' as said_of,
    value_low as low,
    value_high as high,
    publisher,
    claimant_type
from held.exercise_claim
where superseded_at is null
union all
select
    'deployment_claim',
    row_id,
    concat_ws('|', sender, host, formation, status),
    as_of,
    personnel_low,
    personnel_high,
    publisher,
    claimant_type
from held.deployment_claim
where superseded_at is null
