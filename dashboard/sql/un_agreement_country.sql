-- yearly agreement of one state with Russia, China and the United States in recorded votes, itself left out
select counterpart.name as counterpart, agreement.year, agreement.agreement, agreement.common_votes
from un_agreement_as_of($as_of) as agreement
inner join core.country as counterpart on counterpart.iso3 = agreement.counterpart
where agreement.iso3 = $country and agreement.counterpart <> $country and agreement.year >= $since
order by counterpart.name, agreement.year
