-- one row per page that evidence was read on: its title, its publisher and the publisher's reliability
with page as (
    select source_url, source_title, publisher from core.exercise
    union all
    select source_url, source_title, publisher from core.exercise_claim
    union all
    select source_url, source_title, publisher from core.deployment_claim
    union all
    select source_url, source_title, publisher from core.membership_event
    union all
    select source_url, source_title, publisher from core.treaty
    union all
    select source_url, source_title, publisher from core.treaty_event
    union all
    select source_url, source_title, publisher from core.un_resolution
    union all
    select source_url, source_title, publisher from core.un_vote
    union all
    select source_url, source_title, publisher from core.un_agreement
    union all
    select source_url, source_title, publisher from core.leader_contact
    union all
    select source_url, source_title, publisher from core.summit
    union all
    select source_url, source_title, publisher from core.statement
    union all
    select source_url, source_title, publisher from core.sanction_step
    union all
    select source_url, source_title, publisher from core.us_troops_europe
    union all
    select source_url, source_title, publisher from core.country_year
    union all
    select source_url, source_title, publisher from core.measurement
    union all
    select source_url, source_title, publisher from core.un_roll_call_vote
)
select
    page.source_url,
    min(page.source_title) as source_title,
    coalesce(min(publisher.name), 'not stated') as publisher,
    coalesce(min(kind.reliability), 'F') as reliability
from page
left join core.publisher on publisher.publisher_id = page.publisher
left join core.publisher_kind as kind on kind.kind = publisher.kind
where page.source_url is not null
group by page.source_url
order by page.source_url
