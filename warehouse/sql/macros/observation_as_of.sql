-- observation_as_of(day): every value as it could be known on a day
create macro observation_as_of(day) as table
select * from mart.observation
where known_on <= day
qualify row_number() over (
    partition by indicator_id, entity, counterpart, frequency, period_start order by known_on desc
) = 1;
