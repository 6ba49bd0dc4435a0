-- observation.value must lie between low and high, where those are given
select indicator_id, entity, counterpart, period_start, known_on, low, value, high
from mart.observation
where low > high
    or low > value
    or value > high
