-- forecast must not be issued before its data, nor be about a period whose value was known by then
-- (of each series the latest issue: what was issued earlier can no longer be mended)
with latest as (
    select *
    from mart.forecast
    qualify issued_on = max(issued_on) over (partition by indicator_id, entity, counterpart, frequency)
)
select distinct
    latest.indicator_id,
    latest.entity,
    latest.counterpart,
    latest.issued_on,
    latest.data_as_of,
    latest.target_period_start
from latest
where latest.data_as_of > latest.issued_on
    or exists (
        select 1
        from mart.observation as observation
        where observation.indicator_id = latest.indicator_id
            and observation.entity = latest.entity
            and observation.counterpart = latest.counterpart
            and observation.frequency = latest.frequency
            and observation.period_start = latest.target_period_start
            and observation.known_on <= latest.data_as_of
            and observation.value is not null
            and not observation.is_preliminary
    )
