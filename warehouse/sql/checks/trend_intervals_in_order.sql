-- slope of trend and trend_past must lie inside its interval
with fitted as (
    select 'mart.trend' as table_name, indicator_id, entity, counterpart, frequency, null::date as as_of, slope_low,
        slope, slope_high
    from mart.trend
    union all
    select 'mart.trend_past', indicator_id, entity, counterpart, frequency, as_of, slope_low, slope, slope_high
    from mart.trend_past
)
select *
from fitted
where slope_low > slope_high
    or slope_low > slope
    or slope > slope_high
