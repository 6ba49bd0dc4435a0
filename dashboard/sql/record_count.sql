-- what is on record by a day: verdicts of the models, forecasts and questions issued, how many of them have closed
with shown as (
    -- forecasts are issued after the evidence they rest on, so the latest day of evidence shows all of them
    select
        $as_of >= max(data_as_of) as is_latest,
        if($as_of >= max(data_as_of), date '9999-12-31', $as_of) as last_day
    from ops.refresh
),
verdict as (
    select
        count(*) filter (where verdict = 'skilful') as skilful,
        count(*) filter (where verdict = 'no demonstrated skill') as unproven,
        count(*) filter (where verdict = 'too short to tell') as too_short
    from mart.skill, shown
    where horizon_band = 'all' and is_latest
),
issued as (
    select count(*) as forecasts, min(issued_on) as first_issued, count(distinct issued_on) as issue_days
    from mart.forecast, shown
    where quantile_level = 0.5 and issued_on <= last_day
),
scored as (
    select
        coalesce(sum(targets) filter (where kind = 'issued'), 0)::bigint as issued_closed,
        coalesce(sum(targets) filter (where kind = 'hindcast'), 0)::bigint as hindcasts
    from mart.forecast_score, shown
    where metric = 'coverage_80' and is_latest
),
asked as (
    select
        count(*) as questions,
        min(issued_on) as first_asked,
        count(happened) as questions_closed
    from mart.question, shown
    where issued_on <= last_day
)
select * from verdict, issued, scored, asked
