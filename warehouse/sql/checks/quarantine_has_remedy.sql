-- quarantine must say of every refused row what is wrong and what to do
select source_id, file, file_row, column_name, problem, remedy
from ops.quarantine
where coalesce(trim(problem), '') = ''
    or coalesce(trim(remedy), '') = ''
