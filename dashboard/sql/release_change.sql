-- values that differ from the release before, by how and, where a release records it, by why
select
    changed.kind,
    changed.told as cause,
    count(*) as difference_count,
    count(distinct changed.indicator_id) as indicators
-- an older release has no column `cause`: then the name finds the assumed one
from (select 'not recorded' as cause) as assumed
cross join lateral (select kind, indicator_id, cause::varchar as told from mart.change) as changed
group by changed.kind, changed.told
order by difference_count desc, changed.kind, cause
