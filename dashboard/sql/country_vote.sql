-- how one state voted where the votes of single states are held, newest first, beside Russia and the United States
select
    resolution.vote_date,
    resolution.title,
    own.vote,
    russian.vote as russia,
    american.vote as united_states,
    resolution.resolution,
    resolution.reliability || resolution.credibility as grade,
    resolution.source_url
from un_vote_as_of($as_of) as own
inner join un_resolution_as_of($as_of) as resolution using (resolution)
left join un_vote_as_of($as_of) as russian on russian.resolution = own.resolution and russian.iso3 = 'RUS'
left join un_vote_as_of($as_of) as american on american.resolution = own.resolution and american.iso3 = 'USA'
where own.iso3 = $country
order by resolution.vote_date desc, resolution.resolution
