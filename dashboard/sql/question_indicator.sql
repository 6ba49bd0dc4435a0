-- the indicators that resolve questions
select distinct indicator_id from mart.question where indicator_id is not null order by indicator_id
