-- the claims about the forces of these senders, hosts and formations, each with the page it was read on
select
    formation
    || ', '
    || claim.as_of
    || ': '
    || if(personnel_low = personnel_high, format('{:,}', personnel_low), format('{:,} to {:,}', personnel_low, personnel_high))
    || if(status = 'actual', '', ' (' || status || ')')
    || coalesce(' (' || claimant || ')', '') as says,
    coalesce(publisher.name, 'not stated') as publisher,
    claim.reliability || claim.credibility as grade,
    claim.known_on,
    claim.source_title,
    claim.source_url
from deployment_claim_as_of($as_of) as claim
left join core.host as host on host.host = claim.host
left join core.publisher on publisher.publisher_id = claim.publisher
where (len($senders::varchar[]) = 0 or list_contains($senders::varchar[], claim.sender))
    and (len($hosts::varchar[]) = 0 or list_contains($hosts::varchar[], claim.host) or list_contains($hosts::varchar[], host.state))
    and (len($formations::varchar[]) = 0 or list_contains($formations::varchar[], formation))
    and claim.sender <> coalesce(host.state, '')
    and (len($focus::varchar[]) = 0 or list_has_any($focus::varchar[], [claim.sender, host.state]))
order by claim.as_of desc, says, claim.row_id
