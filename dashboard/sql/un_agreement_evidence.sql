-- where the agreement in recorded votes was computed from
select
    'Agreement in recorded votes, ' || min(year) || ' to ' || max(year) || ', ' || format('{:,}', count(*)) || ' rows' as says,
    coalesce(any_value(publisher.name), 'not stated') as publisher,
    any_value(agreement.reliability || agreement.credibility) as grade,
    max(agreement.known_on) as known_on,
    any_value(agreement.source_title) as source_title,
    agreement.source_url
from un_agreement_as_of($as_of) as agreement
left join core.publisher on publisher.publisher_id = agreement.publisher
group by agreement.source_url
order by says
