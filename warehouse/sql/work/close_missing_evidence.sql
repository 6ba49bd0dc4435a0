-- close what a source that was read whole no longer has
update held.{table}
set superseded_at = $at
where superseded_at is null and source_id = $source_id and row_id not in (select row_id from incoming)
