-- rows of one source held now
select count(*) from held.{table} where superseded_at is null and source_id = ?
