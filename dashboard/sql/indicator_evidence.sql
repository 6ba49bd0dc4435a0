-- publishers of the evidence that an indicator reads (or several, joined by |), as known on a day
with read_table as (
    select distinct unnest(reads) as table_name from mart.indicator where regexp_full_match(indicator_id, $indicator)
),
evidence as (
    select 'exercise' as table_name, publisher, source_title, source_url, known_on from core.exercise
    union all
    select 'exercise_claim', publisher, source_title, source_url, known_on from core.exercise_claim
    union all
    select 'deployment_claim', publisher, source_title, source_url, known_on from core.deployment_claim
    union all
    select 'membership_event', publisher, source_title, source_url, known_on from core.membership_event
    union all
    select 'treaty', publisher, source_title, source_url, known_on from core.treaty
    union all
    select 'treaty_event', publisher, source_title, source_url, known_on from core.treaty_event
    union all
    select 'un_resolution', publisher, source_title, source_url, known_on from core.un_resolution
    union all
    select 'un_agreement', publisher, source_title, source_url, known_on from core.un_agreement
    union all
    select 'leader_contact', publisher, source_title, source_url, known_on from core.leader_contact
    union all
    select 'sanction_step', publisher, source_title, source_url, known_on from core.sanction_step
    union all
    select 'us_troops_europe', publisher, source_title, source_url, known_on from core.us_troops_europe
    union all
    select 'country_year', publisher, source_title, source_url, known_on from core.country_year
    union all
    select 'un_vote', publisher, source_title, source_url, known_on from core.un_vote
    union all
    select 'statement', publisher, source_title, source_url, known_on from core.statement
    union all
    select 'summit', publisher, source_title, source_url, known_on from core.summit
)
select
    count(*) || if(count(*) = 1, ' row', ' rows') as says,
    coalesce(publisher.name, 'not stated') as publisher,
    coalesce(kind.reliability, 'F') as grade,
    max(evidence.known_on) as known_on,
    arg_max_null(evidence.source_title, evidence.known_on) as source_title,
    arg_max_null(evidence.source_url, evidence.known_on) as source_url
from evidence
inner join read_table using (table_name)
left join core.publisher on publisher.publisher_id = evidence.publisher
left join core.publisher_kind as kind on kind.kind = publisher.kind
where evidence.known_on <= $as_of
group by publisher.name, kind.reliability
order by count(*) desc, publisher
