-- stances on contested terms in the statements found, by group of speakers; a speaker's use of a term in one way on a day counts once
with used as (
    select distinct statement_date, actor, speaker, term, stance
    from statement_as_of($as_of)
    where statement_date <= $as_of and (len($focus::varchar[]) = 0 or list_contains($focus::varchar[], actor))
),
standing as (
    select
        used.statement_date,
        used.actor,
        event.org_id,
        arg_max(event.status_after, (event.event_date, event.event_id)) as status
    from (select distinct statement_date, actor from used) as used
    inner join membership_event_as_of($as_of) as event on event.actor = used.actor and event.event_date <= used.statement_date
    where event.org_id in ('nato', 'eu', 'csto')
    group by used.statement_date, used.actor, event.org_id
),
allied as (
    select statement_date, actor, bool_or(org_id in ('nato', 'eu')) as is_western, bool_or(org_id = 'csto') as is_russian
    from standing
    where status = 'member'
    group by statement_date, actor
),
spoken as (
    select
        used.term,
        used.stance,
        case
            when used.actor in ('nato', 'eu') or allied.is_western then 'NATO, EU and members'
            when used.actor in ('RUS', 'csto') or allied.is_russian then 'Russia, CSTO and members'
            else 'Others'
        end as speakers
    from used
    left join allied on allied.actor = used.actor and allied.statement_date = used.statement_date
),
total as (
    select term, speakers, count(*) as uses from spoken group by term, speakers
)
select
    replace(replace(spoken.term, '_', ' '), 'nato', 'NATO') as term,
    spoken.speakers,
    replace(upper(left(spoken.term, 1)) || substr(replace(spoken.term, '_', ' '), 2), 'Nato', 'NATO') || ': ' || replace(spoken.speakers, ' and members', '') || ' (' || total.uses || ')' as who_what,
    upper(left(spoken.stance::varchar, 1)) || substr(spoken.stance::varchar, 2) as stance,
    count(*) as statements,
    total.uses,
    count(*) / total.uses as share,
    list_position(['promotes', 'neutral', 'rejects'], spoken.stance::varchar) as stance_order
from spoken
inner join total on total.term = spoken.term and total.speakers = spoken.speakers
group by spoken.term, spoken.speakers, spoken.stance, total.uses
order by spoken.term, list_position(['Russia, CSTO and members', 'NATO, EU and members', 'Others'], spoken.speakers), stance_order
