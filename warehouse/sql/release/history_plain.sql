-- the versions of a reference table that were replaced
create table {target} as
select {columns} from held.{table} where superseded_at is not null order by row_id, recorded_at
