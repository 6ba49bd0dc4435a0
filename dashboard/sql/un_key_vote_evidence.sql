-- where the plenary votes on one topic were read
select
    resolution.resolution || ', ' || title || ': ' || yes || ' yes, ' || "no" || ' no, ' || abstain || ' abstaining' as says,
    coalesce(publisher.name, 'not stated') as publisher,
    resolution.reliability || resolution.credibility as grade,
    resolution.known_on,
    resolution.source_title,
    resolution.source_url
from un_resolution_as_of($as_of) as resolution
left join core.publisher on publisher.publisher_id = resolution.publisher
where topic = $topic and coalesce(resolution.note, '') not like 'committee vote%'
order by vote_date desc, says, resolution.row_id
