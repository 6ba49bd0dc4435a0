-- rows of the input files that were refused, and what to do about them
select file, file_row, column_name, value, problem, remedy, refused_at
from ops.quarantine
order by file, file_row
