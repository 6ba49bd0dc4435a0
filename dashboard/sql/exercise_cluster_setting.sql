-- number of such clusters for every window of days and radius, by side; a setting without a row has none
select
    upper(entity) as side,
    split_part(counterpart, ':', 1) as within_days,
    replace(split_part(counterpart, ':', 2), 'any', 'any distance') as within_km,
    replace(split_part(counterpart, ':', 1), 'd', '')::int as days,
    case split_part(counterpart, ':', 2) when '300km' then 1 when '600km' then 2 when '1000km' then 3 else 4 end as km_order,
    value::int as clusters,
    high::int as clusters_with_parts
from observation_as_of($as_of)
where indicator_id = 'split_cluster_sensitivity' and value is not null
order by side, days, km_order
