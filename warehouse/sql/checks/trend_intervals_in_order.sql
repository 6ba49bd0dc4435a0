-- trend.slope must lie inside its interval
select indicator_id, entity, counterpart, frequency, slope_low, slope, slope_high
from mart.trend
where slope_low > slope_high
    or slope_low > slope
    or slope > slope_high
