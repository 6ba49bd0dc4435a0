-- the versions of evidence that were replaced, with the grades of today
create table {target} as
with graded as (
    select
        held.*,
        coalesce(kind.reliability, 'F') as reliability,
        coalesce(credibility.credibility, 6)::tinyint as credibility
    from held.{table} as held
    left join (select publisher_id, kind from held.publisher where superseded_at is null) as publisher
        on held.publisher = publisher.publisher_id
    left join (select kind, reliability from held.publisher_kind where superseded_at is null) as kind
        on publisher.kind = kind.kind
    left join credibility
        on held.row_id = credibility.row_id
    where held.superseded_at is not null
)
select {columns} from graded order by row_id, recorded_at
