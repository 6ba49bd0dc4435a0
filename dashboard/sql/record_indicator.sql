-- the indicators that are forecast
select distinct indicator_id from mart.skill order by indicator_id
