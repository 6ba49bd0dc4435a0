-- country codes must not be used before the state existed or after it had ended
-- (RUS stands for the Soviet Union in treaties and contacts; Belarus and Ukraine vote in the UN since 1945)
with used as (
    select
        'core.exercise' as table_name,
        row_id,
        unnest(participants) as iso3,
        start_date as first_day,
        end_date as last_day
    from core.exercise
    union all
    select 'core.deployment_claim', row_id, sender, as_of, as_of from core.deployment_claim
    union all
    select 'core.deployment_claim', row_id, host, as_of, as_of from core.deployment_claim
    union all
    select 'core.membership_event', row_id, actor, event_date, event_date from core.membership_event
    union all
    select 'core.treaty_event', row_id, actor, event_date, event_date from core.treaty_event where actor <> 'RUS'
    union all
    select 'core.leader_contact', row_id, counterpart, contact_date, contact_date from core.leader_contact
    union all
    select 'core.summit', row_id, host, start_date, end_date from core.summit
    union all
    select 'core.statement', row_id, actor, statement_date, statement_date from core.statement
    union all
    select 'core.sanction_step', row_id, target, step_date, step_date from core.sanction_step
    union all
    select 'core.un_vote', vote.row_id, vote.iso3, vote_date, vote_date
    from core.un_vote as vote
    inner join core.un_resolution as resolution
        on vote.resolution = resolution.resolution
    union all
    select 'core.un_roll_call_vote', row_id, iso3, vote_date, vote_date from core.un_roll_call_vote
    union all
    -- of a yearly figure it is enough that the state existed on some day of the year
    select 'core.us_troops_europe', row_id, iso3, make_date(year, 12, 31), make_date(year, 1, 1)
    from core.us_troops_europe
    union all
    select 'core.un_agreement', row_id, iso3, make_date(year, 12, 31), make_date(year, 1, 1) from core.un_agreement
)
select used.table_name, used.row_id, used.iso3, used.first_day, country.valid_from, country.valid_to
from used
inner join core.country as country
    on used.iso3 = country.iso3
where used.last_day > country.valid_to
    or (
        used.first_day < country.valid_from
        and not (
            used.table_name in ('core.un_vote', 'core.un_roll_call_vote', 'core.un_agreement')
            and coalesce(used.first_day >= country.un_member_since, false)
        )
    )
