-- whom the others' votes are compared with and in which years, as known on a day; the newest year first
select agreement.counterpart, counterpart.name, agreement.year, count(*) as states
from un_agreement_as_of($as_of) as agreement
inner join core.country as counterpart on counterpart.iso3 = agreement.counterpart
where agreement.year >= $since
group by agreement.counterpart, counterpart.name, agreement.year
order by agreement.year desc, counterpart.name
