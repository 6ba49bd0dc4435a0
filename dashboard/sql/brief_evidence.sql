-- evidence that became known after one day and by another, newest of each kind first; an empty country stands for all
with named as (
    select map_from_entries(list({'k': actor, 'v': name} order by actor)) as names from core.actor
),
evidence as (
    select
        'Exercise' as kind,
        row_id,
        name as says,
        known_on,
        reliability || credibility as grade,
        source_url,
        list_append(participants, lead_actor) as about
    from core.exercise
    union all
    select
        'Figure on an exercise',
        claim.row_id,
        format(
            '{}: {} {}, by {}',
            exercise.name,
            if(value_low = value_high, format('{:,}', value_low), format('{:,} to {:,}', value_low, value_high)),
            claim.metric,
            coalesce(claim.claimant, 'a claimant not named')
        ),
        claim.known_on,
        claim.reliability || claim.credibility,
        claim.source_url,
        list_append(exercise.participants, exercise.lead_actor)
    from core.exercise_claim as claim
    inner join core.exercise using (exercise_id)
    union all
    select
        'Deployment figure',
        claim.row_id,
        format(
            '{}: {}{}, by {}',
            formation,
            if(personnel_low = personnel_high, format('{:,}', personnel_low), format('{:,} to {:,}', personnel_low, personnel_high)),
            if(status = 'actual', '', ' (' || status || ')'),
            coalesce(claimant, 'a claimant not named')
        ),
        known_on,
        reliability || credibility,
        source_url,
        [sender, claim.host, host.state]
    from core.deployment_claim as claim
    left join core.host as host on host.host = claim.host
    union all
    select
        'Membership',
        event.row_id,
        format(
            '{}: {} {}, {}',
            organisation.abbreviation,
            coalesce(names[event.actor], event.actor),
            replace(event.event::varchar, '_', ' '),
            event.event_date
        ),
        event.known_on,
        event.reliability || event.credibility,
        event.source_url,
        [event.actor]
    from core.membership_event as event
    inner join core.organisation using (org_id)
    cross join named
    union all
    select
        'Commitment',
        event.row_id,
        format(
            '{}: {}, {}{}, {}',
            coalesce(treaty.abbreviation, treaty.name),
            coalesce(names[event.actor], event.actor),
            replace(event.event::varchar, '_', ' '),
            coalesce(' by ' || array_to_string(list_transform(alleged_by, lambda each: coalesce(names[each], each)), ', '), ''),
            event.event_date
        ),
        event.known_on,
        event.reliability || event.credibility,
        event.source_url,
        [event.actor]
    from core.treaty_event as event
    inner join core.treaty using (treaty_id)
    cross join named
    union all
    select
        'General Assembly vote',
        row_id,
        format('{}, {}: {} yes, {} no, {} abstaining', resolution, title, yes, "no", abstain),
        known_on,
        reliability || credibility,
        source_url,
        (select list(iso3) from core.un_vote where un_vote.resolution = un_resolution.resolution)
    from core.un_resolution
    union all
    select
        'Leader contact',
        row_id,
        format(
            '{} and {}, {}, {}',
            coalesce(names[actor], actor),
            coalesce(names[counterpart], counterpart),
            kind,
            contact_date
        ),
        known_on,
        reliability || credibility,
        source_url,
        [actor, counterpart]
    from core.leader_contact
    cross join named
    union all
    select
        'Sanctions step',
        row_id,
        format(
            '{} on {}: {}, {}',
            coalesce(names[sender], sender),
            coalesce(names[target], target),
            coalesce(package, 'decision'),
            step_date
        ),
        known_on,
        reliability || credibility,
        source_url,
        [sender, target]
    from core.sanction_step
    cross join named
    union all
    select
        'Statement',
        row_id,
        format('{}: {} "{}", {}', speaker, stance, replace(term::varchar, '_', ' '), statement_date),
        known_on,
        reliability || credibility,
        source_url,
        [actor]
    from core.statement
)
select kind, says, known_on, grade, source_url, count(*) over (partition by kind) as of_this_kind
from evidence
where known_on > $since and known_on <= $as_of and ($country = '' or list_contains(about, $country))
qualify row_number() over (partition by kind order by known_on desc, says, row_id) <= $rows
order by kind, known_on desc, says, row_id
