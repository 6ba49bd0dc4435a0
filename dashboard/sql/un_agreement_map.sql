-- agreement of every state with one other in the recorded votes of a year
select agreement.iso3, state.name as state, counterpart.name as counterpart, agreement.year, agreement.agreement, agreement.common_votes
from un_agreement_as_of($as_of) as agreement
inner join core.country as state on state.iso3 = agreement.iso3
inner join core.country as counterpart on counterpart.iso3 = agreement.counterpart
where agreement.counterpart = $counterpart and agreement.year = $year and agreement.iso3 <> $counterpart
order by agreement.agreement, state.name
