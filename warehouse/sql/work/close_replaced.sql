-- close the versions that newer ones replace
update held.{table}
set superseded_at = $at
where superseded_at is null and row_id in (select row_id from fresh)
