-- one row per indicator, entity, counterpart and period: the value as known now
-- columns as in mart.observation
create view mart.observation_latest as
select * from mart.observation
qualify row_number() over (
    partition by indicator_id, entity, counterpart, frequency, period_start order by known_on desc
) = 1
