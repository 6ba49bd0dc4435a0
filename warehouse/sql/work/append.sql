-- add the new versions
insert into held.{table} ({columns}, snapshot_sha256, recorded_at, superseded_at)
select {columns}, $sha256, $at, null from fresh
