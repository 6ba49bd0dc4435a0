-- one row per indicator
select * from mart.indicator
order by system, indicator_id
