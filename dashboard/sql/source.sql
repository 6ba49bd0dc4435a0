-- what was loaded, what it covers and what it cannot say
select
    title,
    kind,
    replace(coverage, '_', ' ') as coverage,
    coverage_note as cannot_say,
    row_count as rows,
    latest_known_on as latest_evidence,
    compiled_on,
    next_due,
    licence,
    citation,
    array_to_string(tables, ', ') as feeds
from core.source
order by title
