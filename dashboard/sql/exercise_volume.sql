-- troops in exercises of 10,000 and more found per year, by the bloc of the lead; years in which none was found have no row
select
    upper(entity) as lead,
    year(period_start) as year,
    value as troops,
    low,
    high,
    evidence_rows as exercises,
    is_preliminary
from observation_as_of($as_of)
where indicator_id = 'exercise_gap' and value is not null
order by lead, year
