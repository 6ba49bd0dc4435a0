-- who stands for a state or organisation on a day: itself, and the members that an organisation then has
with standing as (
    select actor, arg_max(status_after, (event_date, event_id)) as status
    from membership_event_as_of($as_of)
    where org_id = $focus and event_date <= $as_of
    group by actor
)
select actor from core.actor where actor = $focus
union
select actor from standing where status = 'member'
order by actor
