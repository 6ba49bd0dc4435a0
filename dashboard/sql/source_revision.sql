-- what later versions of rows changed between two days: one row per column that differs, or per row withdrawn
with version as (
    select 'exercise' as held_in, row_id, recorded_at, superseded_at, to_json(held) as content from history.exercise as held
    union all
    select 'exercise', row_id, recorded_at, superseded_at, to_json(held) from core.exercise as held
    union all
    select 'exercise_claim', row_id, recorded_at, superseded_at, to_json(held) from history.exercise_claim as held
    union all
    select 'exercise_claim', row_id, recorded_at, superseded_at, to_json(held) from core.exercise_claim as held
    union all
    select 'deployment_claim', row_id, recorded_at, superseded_at, to_json(held) from history.deployment_claim as held
    union all
    select 'deployment_claim', row_id, recorded_at, superseded_at, to_json(held) from core.deployment_claim as held
    union all
    select 'membership_event', row_id, recorded_at, superseded_at, to_json(held) from history.membership_event as held
    union all
    select 'membership_event', row_id, recorded_at, superseded_at, to_json(held) from core.membership_event as held
    union all
    select 'treaty', row_id, recorded_at, superseded_at, to_json(held) from history.treaty as held
    union all
    select 'treaty', row_id, recorded_at, superseded_at, to_json(held) from core.treaty as held
    union all
    select 'treaty_event', row_id, recorded_at, superseded_at, to_json(held) from history.treaty_event as held
    union all
    select 'treaty_event', row_id, recorded_at, superseded_at, to_json(held) from core.treaty_event as held
    union all
    select 'un_resolution', row_id, recorded_at, superseded_at, to_json(held) from history.un_resolution as held
    union all
    select 'un_resolution', row_id, recorded_at, superseded_at, to_json(held) from core.un_resolution as held
    union all
    select 'leader_contact', row_id, recorded_at, superseded_at, to_json(held) from history.leader_contact as held
    union all
    select 'leader_contact', row_id, recorded_at, superseded_at, to_json(held) from core.leader_contact as held
    union all
    select 'summit', row_id, recorded_at, superseded_at, to_json(held) from history.summit as held
    union all
    select 'summit', row_id, recorded_at, superseded_at, to_json(held) from core.summit as held
    union all
    select 'statement', row_id, recorded_at, superseded_at, to_json(held) from history.statement as held
    union all
    select 'statement', row_id, recorded_at, superseded_at, to_json(held) from core.statement as held
    union all
    select 'sanction_step', row_id, recorded_at, superseded_at, to_json(held) from history.sanction_step as held
    union all
    select 'sanction_step', row_id, recorded_at, superseded_at, to_json(held) from core.sanction_step as held
    union all
    select 'measurement', row_id, recorded_at, superseded_at, to_json(held) from history.measurement as held
    union all
    select 'measurement', row_id, recorded_at, superseded_at, to_json(held) from core.measurement as held
),
closed as (
    select
        *,
        json_keys(content) as names,
        [
            content ->> each
            for each in ['lead_actor', 'actor', 'sender', 'host', 'target', 'counterpart', 'org_id', 'entity']
        ] as actors
    from version
    where superseded_at is not null
        and superseded_at::date > $since
        -- the latest day of evidence may lie before the day on which rows were taken in
        and (superseded_at::date <= $as_of or $as_of >= (select max(data_as_of) from ops.refresh))
),
cell as (
    select closed.* exclude (names), unnest(names) as column_name from closed
),
compared as (
    select
        cell.held_in,
        cell.row_id,
        cell.superseded_at::date as changed_on,
        if(successor.row_id is null, 'row withdrawn', cell.column_name) as what,
        if(successor.row_id is null, null, cell.content ->> cell.column_name) as was,
        successor.content ->> cell.column_name as becomes,
        coalesce(successor.content ->> 'source_url', cell.content ->> 'source_url') as source_url
    from cell
    left join version as successor
        on successor.held_in = cell.held_in
        and successor.row_id = cell.row_id
        and successor.recorded_at = cell.superseded_at
    where cell.column_name not in ('recorded_at', 'superseded_at', 'snapshot_sha256', 'reliability', 'credibility')
        and (len($focus::varchar[]) = 0 or list_has_any($focus::varchar[], cell.actors))
)
select distinct held_in, row_id, what, was, becomes, changed_on, source_url
from compared
where what = 'row withdrawn' or was is distinct from becomes
order by changed_on desc, held_in, row_id, what
