-- what was issued on each day, and by which version of the code
with shown as (
    select if($as_of >= max(data_as_of), date '9999-12-31', $as_of) as last_day from ops.refresh
),
forecast as (
    select
        issued_on,
        max(data_as_of) as evidence_until,
        count(*) as forecasts,
        count(distinct (indicator_id, entity, counterpart)) as series,
        string_agg(distinct left(code_version, 12), ', ' order by left(code_version, 12)) as code
    from mart.forecast, shown
    where quantile_level = 0.5 and issued_on <= last_day
    group by issued_on
),
asked as (
    select issued_on, count(*) as questions from mart.question, shown where issued_on <= last_day group by issued_on
)
select issued_on, evidence_until, forecasts, series, coalesce(questions, 0) as questions, code
from forecast
full join asked using (issued_on)
order by issued_on desc
