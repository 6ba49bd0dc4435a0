-- close the versions that are replaced, or gone from a file that was read whole
update held.{table}
set superseded_at = $at
where superseded_at is null
    and (
        row_id in (select row_id from fresh)
        or ($close_missing and row_id not in (select row_id from incoming))
    )
