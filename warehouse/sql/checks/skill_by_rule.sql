-- skill must carry the verdict that its interval gives, and never exceed one
select indicator_id, model_id, horizon_band, skill, skill_low, skill_high, verdict
from mart.skill
where skill > 1
    or skill_low > skill_high
    or targets < 0
    or verdict is distinct from case
        when skill_low is null then 'too short to tell'
        when skill_low > 0 then 'skilful'
        else 'no demonstrated skill'
    end
