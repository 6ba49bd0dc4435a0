-- whether a version that was held at a moment has been replaced or withdrawn since
select count(*) > 0 from held.{table} where recorded_at <= $1 and superseded_at > $1
