-- every figure about the exercises whose organiser's and independent troop totals lie furthest apart, bare scope total, by exercise
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
    figure.value_low as troops_low,
    figure.value_high as troops_high,
    string_agg(distinct coalesce(figure.claimant, 'not named'), '; ' order by coalesce(figure.claimant, 'not named')) as claimants,
    min(figure.known_on) as known_on,
    string_agg(distinct figure.reliability || figure.credibility, ' ' order by figure.reliability || figure.credibility) as grades,
    list(distinct figure.source_url order by figure.source_url) as source_url
from figure
inner join widest using (exercise_id)
inner join exercise_as_of($as_of) as exercise using (exercise_id)
group by widest.distance, exercise.exercise_id, exercise.name, exercise.start_date, figure.claimant_type, figure.value_low, figure.value_high
order by
    widest.distance desc,
    exercise,
    figure.claimant_type = 'official_lead' desc,
    figure.claimant_type = 'independent',
    troops_low,
    troops_high
