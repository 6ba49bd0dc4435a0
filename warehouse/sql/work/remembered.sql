-- all remembered rows
select {columns} from memory.{table}
