-- rows and content hash of every table of this release
select table_name, row_count as rows, content_sha256
from ops.table_hash
order by table_name
