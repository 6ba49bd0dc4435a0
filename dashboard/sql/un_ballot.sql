-- resolutions on one topic for which the votes of single states are held, newest first
select resolution.resolution, any_value(vote_date || '  ' || title) as name, count(*) as states
from un_resolution_as_of($as_of) as resolution
inner join un_vote_as_of($as_of) as vote using (resolution)
where resolution.topic = $topic
group by resolution.resolution
order by name desc
