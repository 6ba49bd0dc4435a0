-- one row per figure about an exercise: the same figure repeated by several publishers counts once
-- columns as in core.exercise_claim
-- known_on: First day on which anybody could know the figure
-- publishers: How many publishers state it
-- claims: How many rows of evidence state it
-- best_reliability: Best grade among its publishers, A to F
-- best_credibility: Best credibility among its claims, 1 to 6
-- claimants: Who said it, in words
-- source_urls: Where it was read
create view core.exercise_figure as
select
    exercise_id,
    metric,
    value_low,
    value_high,
    claimant_type,
    scope,
    scope_detail,
    min(known_on) as known_on,
    count(distinct publisher) as publishers,
    count(*) as claims,
    min(reliability) as best_reliability,
    min(credibility) as best_credibility,
    list(distinct claimant order by claimant) as claimants,
    list(distinct source_url order by source_url) as source_urls
from core.exercise_claim
group by exercise_id, metric, value_low, value_high, claimant_type, scope, scope_detail
