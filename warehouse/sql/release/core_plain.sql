-- the rows of a reference table held now
create table {target} as
select {columns} from held.{table} where superseded_at is null order by row_id
