-- a table computed for this release
create table {table} as select * from published_rows
