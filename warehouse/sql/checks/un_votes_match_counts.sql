-- un_vote must add up to the counts of its un_resolution, give or take 5 states
-- (roll calls and press releases differ by late corrections; absences are not recorded alike)
with counted as (
    select
        resolution,
        count(*) filter (where vote = 'yes') as yes,
        count(*) filter (where vote = 'no') as no,
        count(*) filter (where vote = 'abstain') as abstain
    from core.un_vote
    group by resolution
)
select
    stated.row_id,
    counted.yes as yes_counted,
    stated.yes,
    counted.no as no_counted,
    stated.no,
    counted.abstain as abstain_counted,
    stated.abstain
from counted
inner join core.un_resolution as stated
    on counted.resolution = stated.resolution
where abs(counted.yes - stated.yes) > 5
    or abs(counted.no - stated.no) > 5
    or abs(counted.abstain - stated.abstain) > 5
