-- every claim about the exercises whose organiser's and independent troop totals lie furthest apart, bare scope total, by exercise
with figure as (
    select claim.*, (value_low + value_high) / 2 as middle
    from exercise_claim_as_of($as_of) as claim
    where metric = 'troops' and scope = 'total' and scope_detail is null
),
side as (
    select
        exercise_id,
        claimant_type,
        median(distinct middle) as middle
    from figure
    where middle > 0
    group by exercise_id, claimant_type
),
widest as (
    select declared.exercise_id, abs(ln(independent.middle / declared.middle)) as distance
    from side as declared
    inner join side as independent
        on declared.exercise_id = independent.exercise_id
        and declared.claimant_type = 'official_lead'
        and independent.claimant_type = 'independent'
    order by distance desc, declared.exercise_id
    limit $rows
)
select
    exercise.name || if(exercise.name like '%' || year(start_date) || '%', '', ' (' || year(start_date) || ')') as exercise,
    case figure.claimant_type
        when 'official_lead' then 'Organiser'
        when 'official_other' then 'Other government'
        else 'Independent'
    end as side,
    coalesce(figure.claimant, 'not named') as claimant,
    figure.value_low as troops_low,
    figure.value_high as troops_high,
    figure.known_on,
    figure.reliability || figure.credibility as grade,
    figure.source_url
from figure
inner join widest using (exercise_id)
inner join exercise_as_of($as_of) as exercise using (exercise_id)
order by widest.distance desc, exercise, figure.claimant_type = 'official_lead' desc, figure.claimant_type = 'independent', figure.value_low, figure.value_high, claimant, figure.row_id
