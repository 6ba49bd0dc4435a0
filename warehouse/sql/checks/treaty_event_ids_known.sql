-- treaty_event.treaty_id, actor and alleged_by must name rows that exist, or `press` or `research` for alleged_by
with alleger as (
    select row_id, unnest(alleged_by) as id from core.treaty_event
)
select row_id, 'treaty_id' as column_name, treaty_id as id
from core.treaty_event
where treaty_id not in (select treaty_id from core.treaty)
union all
select row_id, 'actor', actor
from core.treaty_event
where actor not in (select actor from core.actor)
union all
select row_id, 'alleged_by', id
from alleger
where id not in (select actor from core.actor)
    and id not in ('press', 'research')
