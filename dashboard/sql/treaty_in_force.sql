-- arms control instruments in force at each year's end: all listed, and those that Russia and the United States had not left
select
    case entity when 'all' then 'All parties' when 'RUS' then 'Russia' when 'USA' then 'United States' end as party,
    period_start,
    value::int as in_force,
    coalesce(low, value)::int as not_suspended,
    is_preliminary
from observation_as_of($as_of)
where indicator_id = 'arms_control_in_force' and entity in ('all', 'RUS', 'USA') and value is not null
order by party, period_start
