-- close what a file that was read whole no longer has
update held.{table}
set superseded_at = $at
where superseded_at is null and row_id not in (select row_id from incoming)
