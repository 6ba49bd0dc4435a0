-- coverage must come from the vocabulary, and an observation that is not_observed must have no value
select
    'mart.observation' as table_name,
    concat_ws(' ', indicator_id, entity, counterpart, period_start) as key,
    coverage,
    value
from mart.observation
where coverage is null
    or coverage not in ('complete', 'partial', 'sample', 'not_observed', 'source_failed')
    or (coverage = 'not_observed' and value is not null)
union all
select 'core.source', source_id, coverage, null
from core.source
where coverage is null
    or coverage not in ('complete', 'partial', 'sample', 'not_observed', 'source_failed')
