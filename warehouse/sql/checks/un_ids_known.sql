-- un_vote.resolution, un_vote.iso3, un_agreement.iso3 and un_roll_call_vote.iso3 must name rows that exist
select row_id, 'resolution' as column_name, resolution as id
from core.un_vote
where resolution not in (select resolution from core.un_resolution)
union all
select row_id, 'iso3', iso3
from core.un_vote
where iso3 not in (select iso3 from core.country)
union all
select row_id, 'iso3', iso3
from core.un_agreement
where iso3 not in (select iso3 from core.country)
union all
select row_id, 'iso3', iso3
from core.un_roll_call_vote
where iso3 not in (select iso3 from core.country)
