-- every claim about the size of one exercise, as known on a day
select
    case claim.claimant_type
        when 'official_lead' then 'Organiser'
        when 'official_other' then 'Other government'
        when 'independent' then 'Independent'
    end as side,
    claim.claimant,
    claim.metric,
    claim.value_low,
    claim.value_high,
    replace(claim.qualifier, '_', ' ') as qualifier,
    replace(claim.scope, '_', ' ') as scope,
    claim.scope_detail,
    claim.reliability || claim.credibility as grade,
    coalesce(publisher.name, 'not stated') as publisher,
    claim.source_url,
    claim.known_on,
    claim.verified,
    claim.source_title
from exercise_claim_as_of($as_of) as claim
left join core.publisher on publisher.publisher_id = claim.publisher
where claim.exercise_id = $exercise
order by claim.metric, claim.scope, claim.value_high desc, claim.row_id
