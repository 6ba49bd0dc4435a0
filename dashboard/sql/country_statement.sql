-- statements found that speak for one state and use a contested term, newest first; a sample
select
    statement_date,
    speaker,
    replace(term, '_', ' ') as term,
    stance,
    document,
    note,
    reliability || credibility as grade,
    source_url
from statement_as_of($as_of)
where actor = $country and statement_date <= $as_of
order by statement_date desc, term, row_id
