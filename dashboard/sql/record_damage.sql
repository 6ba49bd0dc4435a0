-- damage to the ledger of issued forecasts, as found by the refresh that made this release
select raised_on, message
from mart.alert
where kind = 'ledger_damaged'
order by raised_on desc, message
