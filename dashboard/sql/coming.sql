-- dates after a day that held rows give: plans, dates that a row names in its words (for the latest day only), questions to be resolved, data that is due
with month as (
    select * from (values
        ('January', 1), ('February', 2), ('March', 3), ('April', 4), ('May', 5), ('June', 6), ('July', 7), ('August', 8),
        ('September', 9), ('October', 10), ('November', 11), ('December', 12)
    ) as month (name, number)
),
worded as (
    select
        'Sanctions' as system,
        coalesce(sender.name, step.sender) || ' on ' || coalesce(target.name, step.target) || ', '
        || coalesce(step.package, '') || if(step.note is null, '', ': ' || step.note) as says,
        [step.sender, step.target] as actors,
        step.source_url
    from sanction_step_as_of($as_of) as step
    left join core.actor as sender on sender.actor = step.sender
    left join core.actor as target on target.actor = step.target
    union all
    select
        'Blocs',
        coalesce(actor.name, event.actor) || ' and ' || organisation.abbreviation || ': ' || event.note,
        [event.actor, event.org_id],
        event.source_url
    from membership_event_as_of($as_of) as event
    inner join core.organisation using (org_id)
    left join core.actor as actor on actor.actor = event.actor
    union all
    select
        'Commitments',
        coalesce(treaty.abbreviation, treaty.name) || ', ' || coalesce(actor.name, event.actor) || ': ' || event.note,
        [event.actor],
        event.source_url
    from treaty_event_as_of($as_of) as event
    inner join treaty_as_of($as_of) as treaty using (treaty_id)
    left join core.actor as actor on actor.actor = event.actor
),
named as (
    select
        *,
        unnest(regexp_extract_all(
            says,
            '([0-9]{1,2} )?(January|February|March|April|May|June|July|August|September|October|November|December) (19|20)[0-9]{2}'
        )) as words
    from worded
    -- remarks may be written with hindsight, so that for an earlier day they say too much
    where $as_of >= (select max(data_as_of) from ops.refresh)
),
dated as (
    select
        named.* exclude (words),
        make_date(
            right(words, 4)::int, month.number, coalesce(try_cast(regexp_extract(words, '^[0-9]{1,2}') as int), 1)
        ) as first_day,
        if(regexp_matches(words, '^[0-9]'), 'day', 'month') as precise_to
    from named
    inner join month on contains(words, month.name)
),
ahead as (
    select
        if(precise_to = 'day', first_day, last_day(first_day)) as day,
        precise_to,
        system,
        'named in a row' as what,
        says,
        actors,
        source_url
    from dated
    union all
    select
        start_date, 'day', 'Diplomacy', if(start_date <= $as_of, 'planned, not confirmed', 'planned summit'),
        upper(series) || ' summit' || coalesce(', ' || city, '') || coalesce(': ' || outcome, ''),
        [org_id, host], source_url
    from summit_as_of($as_of)
    where starts_with(outcome, 'planned') or start_date > $as_of
    union all
    select
        if(start_date > $as_of, start_date, end_date),
        date_precision, 'Exercises',
        if(start_date > $as_of, 'announced exercise', if(date_precision = 'year', 'exercise of this year', 'end of an exercise')),
        name || if(date_precision = 'year', ': only the year is known', ''),
        list_append(coalesce(participants, []), lead_actor), source_url
    from exercise_as_of($as_of)
    where end_date > $as_of and part_of is null
    union all
    select
        claim.as_of, claim.date_precision, 'Deployments', claim.status || ' deployment',
        claim.formation || ': ' || format('{:,}', claim.personnel_high), [claim.sender, host.state], claim.source_url
    from deployment_claim_as_of($as_of) as claim
    left join core.host as host on host.host = claim.host
    where claim.as_of > $as_of and claim.status in ('planned', 'expected')
    union all
    select
        asked.resolves_on, 'day', indicator.system, 'question resolves', asked.question, [asked.entity, asked.counterpart], null
    from mart.question as asked
    left join mart.indicator as indicator using (indicator_id)
    where asked.resolves_on > $as_of and asked.data_as_of <= $as_of
    qualify row_number() over (partition by question_id, resolves_on order by issued_on desc) = 1
    union all
    select next_due, 'day', 'Data', 'next version due', if(count(*) > 2, count(*) || ' tables are to be read against their sources again', string_agg(title, ', ')), [], null
    from core.source
    where next_due > $as_of
    group by next_due
)
select
    day,
    precise_to,
    replace(upper(left(system, 1)) || substr(system, 2), '_', ' ') as system,
    what,
    says,
    source_url
from ahead
where (day > $as_of or day is null or what = 'planned, not confirmed') and (len($focus::varchar[]) = 0 or list_has_any($focus::varchar[], actors))
order by what = 'planned, not confirmed', day nulls last, system, says
