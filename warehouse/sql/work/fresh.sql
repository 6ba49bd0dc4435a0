-- the incoming rows that are new or differ from what is held
create or replace temp table fresh as
select {columns} from incoming
except
select {columns} from held.{table} where superseded_at is null
