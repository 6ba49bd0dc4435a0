-- sources whose next version was due before a day, and sources that failed in the refresh behind this release
select source.title, source.next_due, job.state, job.message
from core.source
left join ops.job on job.source_id = source.source_id and job.refresh_id = $release
where source.next_due < $today or job.state = 'failed'
order by source.title
