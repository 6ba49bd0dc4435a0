-- the columns of a table or view
select column_name from (describe {table})
