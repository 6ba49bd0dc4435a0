-- trend_past must use no period that had not ended on its day
select indicator_id, entity, counterpart, frequency, as_of, first_period, last_period
from mart.trend_past
where first_period > last_period
    or case frequency
        when 'A' then last_period + interval 1 year
        when 'Q' then last_period + interval 3 month
        when 'M' then last_period + interval 1 month
        else last_period + interval 1 day
    end > as_of + interval 1 day
