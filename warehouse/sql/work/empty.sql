-- drop all remembered rows of a table
delete from memory.{table}
