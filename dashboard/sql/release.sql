-- the refresh behind this release
select refresh_id, started_at, code_version, input_hash, data_as_of
from ops.refresh
where refresh_id = $release
