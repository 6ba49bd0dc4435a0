-- alerts that could have been raised by a day
select raised_on, kind, message
from mart.alert
where raised_on <= $as_of and $as_of >= (select max(data_as_of) from ops.refresh)
order by raised_on desc, message
