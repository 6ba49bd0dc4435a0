-- every value of one indicator as it could be known on a day
select * from observation_as_of($as_of)
where indicator_id = $indicator
order by entity, counterpart, period_start
