-- what was checked before this release was published
select if(offenders = 0, 'holds', 'broken') as result, statement, offenders, examples, check_name
from ops.check_result
order by offenders desc, statement
