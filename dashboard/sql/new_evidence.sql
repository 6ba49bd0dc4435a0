-- rows of evidence that became known after one day and by another, newest first, about these actors (an empty list leaves none out)
with row_known as (
    select
        'Exercises' as system, 'exercise' as held_in, name as says, list_append(coalesce(participants, []), lead_actor) as actors,
        known_on, publisher, reliability || credibility as grade, source_url
    from core.exercise
    union all
    select
        'Exercises', 'exercise_claim',
        exercise.name || ', ' || metric || ': ' || format('{:,}', value_low)
        || if(value_high = value_low, '', ' to ' || format('{:,}', value_high)) || coalesce(' (' || claim.claimant || ')', ''),
        list_append(coalesce(participants, []), lead_actor),
        claim.known_on, claim.publisher, claim.reliability || claim.credibility, claim.source_url
    from core.exercise_claim as claim
    inner join core.exercise as exercise using (exercise_id)
    union all
    select
        'Deployments', 'deployment_claim',
        formation || ': ' || format('{:,}', personnel_low)
        || if(personnel_high = personnel_low, '', ' to ' || format('{:,}', personnel_high))
        || if(claim.status = 'actual', '', ' (' || claim.status || ')'),
        [claim.sender, host.state],
        claim.known_on, claim.publisher, claim.reliability || claim.credibility, claim.source_url
    from core.deployment_claim as claim
    left join core.host as host on host.host = claim.host
    union all
    select
        'Blocs', 'membership_event',
        coalesce(actor.name, event.actor) || ' and ' || organisation.abbreviation || ': ' || replace(event.event, '_', ' '),
        [event.actor, event.org_id],
        event.known_on, event.publisher, event.reliability || event.credibility, event.source_url
    from core.membership_event as event
    inner join core.organisation using (org_id)
    left join core.actor as actor on actor.actor = event.actor
    union all
    select
        'Commitments', 'treaty_event',
        coalesce(treaty.abbreviation, treaty.name) || ', ' || coalesce(actor.name, event.actor) || ': ' || replace(event.event, '_', ' '),
        list_append(coalesce(event.alleged_by, []), event.actor),
        event.known_on, event.publisher, event.reliability || event.credibility, event.source_url
    from core.treaty_event as event
    inner join core.treaty as treaty using (treaty_id)
    left join core.actor as actor on actor.actor = event.actor
    union all
    select 'United Nations', 'un_resolution', title, [], known_on, publisher, reliability || credibility, source_url
    from core.un_resolution
    union all
    select
        'Diplomacy', 'leader_contact',
        coalesce(actor.name, contact.actor) || ' and ' || coalesce(counterpart.name, contact.counterpart) || ', ' || contact_date,
        [contact.actor, contact.counterpart],
        contact.known_on, contact.publisher, contact.reliability || contact.credibility, contact.source_url
    from core.leader_contact as contact
    left join core.actor as actor on actor.actor = contact.actor
    left join core.actor as counterpart on counterpart.actor = contact.counterpart
    union all
    select
        'Diplomacy', 'summit', upper(series) || ' summit' || coalesce(', ' || city, '') || coalesce(', ' || start_date, ''),
        [org_id, host], known_on, publisher, reliability || credibility, source_url
    from core.summit
    union all
    select
        'Diplomacy', 'statement', speaker || ', ' || document, [actor], known_on, publisher, reliability || credibility, source_url
    from core.statement
    union all
    select
        'Sanctions', 'sanction_step',
        coalesce(sender.name, step.sender) || ' on ' || coalesce(target.name, step.target) || coalesce(': ' || package, ''),
        [step.sender, step.target],
        step.known_on, step.publisher, step.reliability || step.credibility, step.source_url
    from core.sanction_step as step
    left join core.actor as sender on sender.actor = step.sender
    left join core.actor as target on target.actor = step.target
)
select
    row_known.system,
    row_known.says,
    row_known.known_on,
    coalesce(publisher.name, 'not stated') as publisher,
    row_known.grade,
    row_known.source_url,
    row_known.held_in
from row_known
left join core.publisher on publisher.publisher_id = row_known.publisher
where row_known.known_on > $since and row_known.known_on <= $as_of
    and (len($focus::varchar[]) = 0 or list_has_any($focus::varchar[], actors))
order by row_known.known_on desc, row_known.system, says, row_known.source_url
