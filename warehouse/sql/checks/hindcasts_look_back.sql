-- hindcast must rest on what was knowable on its day, and be about a period whose value was not
select distinct
    hindcast.indicator_id,
    hindcast.entity,
    hindcast.counterpart,
    hindcast.as_of,
    hindcast.data_as_of,
    hindcast.target_period_start,
    hindcast.truth_known_on
from mart.hindcast as hindcast
where hindcast.data_as_of > hindcast.as_of
    or hindcast.truth_known_on <= hindcast.as_of
    or (hindcast.truth is null) <> (hindcast.truth_known_on is null)
    or exists (
        select 1
        from mart.observation as observation
        where observation.indicator_id = hindcast.indicator_id
            and observation.entity = hindcast.entity
            and observation.counterpart = hindcast.counterpart
            and observation.frequency = hindcast.frequency
            and observation.period_start = hindcast.target_period_start
            and observation.known_on <= hindcast.as_of
            and observation.value is not null
            and not observation.is_preliminary
    )
