-- treaty_event of kind alleged_breach must name who alleges it
select row_id, treaty_id, actor, event_date
from core.treaty_event
where event = 'alleged_breach'
    and coalesce(len(alleged_by), 0) = 0
