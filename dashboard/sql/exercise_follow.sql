-- share of strategic snap inspections, and of all months for comparison, that a larger move had followed after so many days
select
    if(split_part(counterpart, ':', 1) = 'check', 'After a snap inspection', 'From any month') as since_what,
    replace(split_part(counterpart, ':', 2), 'd', '')::int as days,
    1 - value as followed,
    1 - high as followed_low,
    1 - low as followed_high,
    evidence_rows as cases
from observation_as_of($as_of)
where indicator_id = 'snap_to_operation' and value is not null
order by since_what, days
