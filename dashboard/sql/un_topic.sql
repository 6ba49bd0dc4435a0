-- topics of the recorded plenary votes, those with most votes first
select
    topic,
    case topic
        when 'ukraine' then 'War against Ukraine'
        when 'crimea' then 'Crimea and occupied territories'
        when 'nazism' then 'Glorification of Nazism'
        when 'sanctions' then 'Unilateral coercive measures'
        when 'outer_space' then 'Outer space'
        when 'new_order' then 'Democratic and equitable order'
        when 'arms_control' then 'Arms control'
        when 'palestine' then 'Palestine'
        else 'Other questions'
    end as name,
    count(*) as votes
from un_resolution_as_of($as_of)
where coalesce(note, '') not like 'committee vote%'
group by topic
order by topic = 'other', list_position(['ukraine', 'crimea'], topic) nulls last, votes desc, name
