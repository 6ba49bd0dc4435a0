-- an empty table with the columns and types of a contract
create table {table} as select * from empty_frame
