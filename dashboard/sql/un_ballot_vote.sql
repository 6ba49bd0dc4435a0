-- how every state voted on one resolution; absent is not abstaining
select
    coalesce(country.name, vote.iso3) as state,
    vote.vote,
    country.m49_region as region,
    vote.reliability || vote.credibility as grade,
    vote.source_url,
    coalesce(publisher.name, 'not stated') as publisher,
    vote.known_on
from un_vote_as_of($as_of) as vote
left join core.country on country.iso3 = vote.iso3
left join core.publisher on publisher.publisher_id = vote.publisher
where vote.resolution = $resolution
order by list_position(['yes', 'no', 'abstain', 'absent'], vote.vote::varchar), state
