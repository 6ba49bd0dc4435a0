-- drop all rows of a table of the working file
delete from {table}
