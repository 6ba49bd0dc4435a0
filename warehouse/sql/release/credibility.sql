-- one row per claim of size: its credibility by the written rule (README, "Grades")
create or replace temp table credibility as
with publisher as (
    select publisher_id, republishes from held.publisher where superseded_at is null
),
voice as (
    select claim.*
    from claim
    inner join publisher on claim.publisher = publisher.publisher_id
    where not publisher.republishes
),
-- two ranges agree when they meet once each is widened by a tenth; strengths are compared within 60 days
compared as (
    select
        claim.table_name,
        claim.row_id,
        voice.publisher,
        voice.claimant_type,
        voice.low <= claim.high * 1.1 and voice.high >= claim.low * 0.9 as agrees
    from claim
    inner join voice
        on claim.table_name = voice.table_name
        and claim.topic = voice.topic
        and abs(date_diff('day', claim.said_of, voice.said_of)) <= 60
),
counted as (
    select
        table_name,
        row_id,
        count(distinct publisher) filter (where agrees) as agreeing,
        count(distinct claimant_type) filter (where agrees) as sides,
        count(distinct publisher) filter (where not agrees) as differing
    from compared
    group by table_name, row_id
)
select
    table_name,
    row_id,
    case
        when agreeing >= 3 and sides >= 2 then 1
        when agreeing >= 2 and sides >= 2 then 2
        when agreeing >= 2 then 3
        when differing >= 3 then 5
        when differing >= 1 then 4
        else 6
    end::tinyint as credibility
from counted
