-- natural keys must name one row of their table
with keyed as (
    select 'core.country' as table_name, iso3 as key from core.country
    union all
    select 'core.publisher_kind', kind from core.publisher_kind
    union all
    select 'core.publisher', publisher_id from core.publisher
    union all
    select 'core.organisation', org_id from core.organisation
    union all
    select 'core.place', place_id from core.place
    union all
    select 'core.exercise', exercise_id from core.exercise
    union all
    select 'core.exercise_claim',
        concat_ws('|', exercise_id, metric, scope, coalesce(scope_detail, ''), coalesce(claimant, ''),
            coalesce(claimed_on::varchar, ''), value_low, value_high, coalesce(source_url, ''))
    from core.exercise_claim
    union all
    select 'core.confidence_measure', provision_id from core.confidence_measure
    union all
    select 'core.deployment_claim', deployment_id from core.deployment_claim
    union all
    select 'core.membership_event', event_id from core.membership_event
    union all
    select 'core.treaty', treaty_id from core.treaty
    union all
    select 'core.treaty_event', event_id from core.treaty_event
    union all
    select 'core.un_resolution', resolution from core.un_resolution
    union all
    select 'core.un_vote', concat_ws('|', resolution, iso3) from core.un_vote
    union all
    select 'core.un_agreement', concat_ws('|', iso3, year, counterpart) from core.un_agreement
    union all
    select 'core.leader_contact', contact_id from core.leader_contact
    union all
    select 'core.leader_contact_tally', concat_ws('|', year, actor, metric) from core.leader_contact_tally
    union all
    select 'core.summit', summit_id from core.summit
    union all
    select 'core.summit_attendance', concat_ws('|', summit_id, actor) from core.summit_attendance
    union all
    select 'core.statement', statement_id from core.statement
    union all
    select 'core.sanction_step', sanction_id from core.sanction_step
    union all
    select 'core.us_troops_europe', concat_ws('|', iso3, year) from core.us_troops_europe
    union all
    select 'core.country_year', concat_ws('|', iso3, year) from core.country_year
    union all
    select 'core.measurement', concat_ws('|', series_id, entity, period_start) from core.measurement
    union all
    select 'core.un_roll_call_vote', concat_ws('|', roll_call_id, iso3) from core.un_roll_call_vote
    union all
    select 'core.source', source_id from core.source
    union all
    select 'core.snapshot', concat_ws('|', snapshot_sha256, source_id) from core.snapshot
    union all
    select 'mart.indicator', indicator_id from mart.indicator
    union all
    select 'mart.trend', concat_ws('|', indicator_id, entity, counterpart, frequency) from mart.trend
    union all
    select 'mart.alert', alert_id from mart.alert
    union all
    select 'mart.observation',
        concat_ws('|', indicator_id, entity, counterpart, frequency, period_start, known_on)
    from mart.observation
    union all
    select 'mart.forecast',
        concat_ws('|', indicator_id, entity, counterpart, frequency, issued_on, target_period_start, model_id,
            quantile_level)
    from mart.forecast
    union all
    select 'mart.hindcast',
        concat_ws('|', indicator_id, entity, counterpart, frequency, as_of, target_period_start, model_id,
            quantile_level)
    from mart.hindcast
    union all
    select 'mart.trend_past', concat_ws('|', indicator_id, entity, counterpart, frequency, as_of)
    from mart.trend_past
    union all
    select 'mart.forecast_score',
        concat_ws('|', indicator_id, entity, counterpart, model_id, horizon, metric, kind)
    from mart.forecast_score
    union all
    select 'mart.skill', concat_ws('|', indicator_id, model_id, horizon_band) from mart.skill
    union all
    select 'mart.question', concat_ws('|', question_id, coalesce(resolves_on, issued_on), issued_on)
    from mart.question
    union all
    select 'mart.question_past', concat_ws('|', question_id, as_of) from mart.question_past
    union all
    select 'mart.rule', rule_id from mart.rule
    union all
    select 'mart.change', concat_ws('|', indicator_id, entity, counterpart, period_start, kind) from mart.change
    union all
    select 'mart.forecast_change', concat_ws('|', indicator_id, entity, counterpart, frequency, target_period_start)
    from mart.forecast_change
)
select table_name, key, count(*) as times
from keyed
group by table_name, key
having count(*) > 1
