-- one row per claim of size: its credibility by the written rule (README, "Grades")
create or replace temp table credibility as
with publisher as (
    -- whoever copies is no voice of its own, and the organs of one state are one voice
    select
        publisher_id,
        case when state_controlled and country is not null then concat('state organs of ', country) else publisher_id end
            as voice
    from held.publisher
    where superseded_at is null and not republishes
),
voice as (
    select claim.*, publisher.voice
    from claim
    inner join publisher on claim.publisher = publisher.publisher_id
),
-- two ranges agree when they meet once each is widened by a tenth; strengths are compared within 60 days
compared as (
    select
        claim.table_name,
        claim.row_id,
        voice.voice,
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
        count(distinct voice) filter (where agrees) as agreeing,
        count(distinct claimant_type) filter (where agrees) as sides,
        count(distinct voice) filter (where not agrees) as differing
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
