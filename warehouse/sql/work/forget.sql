-- drop remembered rows
delete from memory.{table} where {column} = ?
