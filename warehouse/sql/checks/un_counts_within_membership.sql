-- un_resolution must not count more votes than the United Nations has members
select row_id, yes, no, abstain, absent
from core.un_resolution
where yes + no + abstain + coalesce(absent, 0) > 193
