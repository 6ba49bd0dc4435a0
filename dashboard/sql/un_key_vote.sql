-- how the latest plenary votes on one topic went, one row per resolution and kind of vote; absent states only where they were counted
with plenary as (
    select *
    from un_resolution_as_of($as_of)
    where topic = $topic and coalesce(note, '') not like 'committee vote%'
    qualify row_number() over (order by vote_date desc, resolution desc) <= $rows
),
counted as (
    unpivot (select resolution, title, vote_date, note, yes as "Yes", abstain as "Abstain", "no" as "No", absent as "Absent" from plenary)
    on "Yes", "Abstain", "No", "Absent"
    into name vote value states
)
select
    vote_date || '  ' || title || ' (' || replace(resolution, 'A/RES/', '') || ')' as ballot,
    title,
    resolution,
    vote_date,
    vote,
    states,
    list_position(['Yes', 'Abstain', 'No', 'Absent'], vote) as vote_order,
    note
from counted
order by vote_date desc, resolution desc, vote_order
