-- the rows held now
select {columns} from held.{table} where superseded_at is null order by row_id
