-- append rows to a table of the memory schema
insert into memory.{table} ({columns}) select {columns} from incoming
