-- corrections laid over the input files
select file, row_id, column_name, was, becomes, reason
from ops.correction
order by file, row_id, column_name
