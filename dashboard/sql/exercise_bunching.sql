-- share of organisers' figures just below a threshold among those near it, for every threshold, window and side, with every p-value
with share as (
    select * from observation_as_of($as_of) where indicator_id = 'bunching' and value is not null
),
mirror as (
    select * from observation_as_of($as_of) where indicator_id = 'bunching_p_value' and entity in ('csto', 'others')
),
between_sides as (
    select * from observation_as_of($as_of) where indicator_id = 'bunching_p_value' and entity = 'csto_over_others'
),
named as (
    select
        share.*,
        split_part(share.counterpart, ':', 1)::int as threshold,
        case split_part(share.counterpart, ':', 2)
            when '' then '± 1,000'
            when 'within_500' then '± 500'
            when 'within_2000' then '± 2,000'
            when 'with_portions' then '± 1,000, with portions'
        end as measured
    from share
)
select
    format('{:,}', threshold) || ' ' || measured as at_threshold,
    if(threshold in (9000, 13000), 'Threshold of the Vienna Document', 'Round number without a rule') as kind,
    threshold,
    measured,
    if(named.entity = 'csto', 'CSTO and members', 'All others') as lead,
    named.value as share_below,
    named.low,
    named.high,
    named.evidence_rows as exercises,
    round(mirror.value, 3) as p_no_jump,
    round(between_sides.value, 3) as p_sides_alike
from named
left join mirror on mirror.entity = named.entity and mirror.counterpart = named.counterpart
left join between_sides on between_sides.counterpart = named.counterpart
where threshold in (9000, 13000) or measured = '± 1,000'
order by kind desc, threshold desc, list_position(['± 1,000', '± 500', '± 2,000', '± 1,000, with portions'], measured), lead desc
