"""What is computed from the evidence: indicators, observations, trends, forecasts."""

import dataframely as dy

from warehouse.frames.publishers import COVERAGES
from warehouse.frames.table import Subject

FREQUENCIES = ("D", "M", "Q", "A")
CAUSES = ("new evidence", "revised by source", "definition", "model")
"""Why something differs from the release before; the rules stand in mart.rule."""


class Indicator(Subject):
    """One row per indicator."""

    indicator_id = dy.String(primary_key=True, description="Key")
    system = dy.String(description="Part of the contest it belongs to")
    title = dy.String(description="Short title")
    question = dy.String(description="The question it answers")
    unit = dy.String(description="Unit of value")
    direction = dy.Enum(
        ("higher_is_worse", "lower_is_worse", "neutral"),
        description="What deteriorating means for predictability in Europe; neutral where no reading is fair",
    )
    frequency = dy.Enum(FREQUENCIES, description="D, M, Q or A")
    entity_kind = dy.String(description="What entity holds: bloc, organisation, country, actor, exercise, ...")
    reads = dy.List(dy.String(), description="Core tables it is computed from")
    coverage_rule = dy.String(description="What its values cover of what happened")
    model_family = dy.String(description="count, level, share, ratio or none")
    minimum_periods = dy.Int64(description="Complete periods needed before a trend or forecast is given")
    definition = dy.String(description="How it is computed, in words")
    fingerprint = dy.String(description="SHA-256 over this card and the code that computes it")


class OfSeries(Subject):
    """The columns that name a series."""

    indicator_id = dy.String(description="The indicator")
    entity = dy.String(description="Whom or what it is about")
    counterpart = dy.String(description="Second party; empty text where there is none")


class Timed(OfSeries):
    """A series with its frequency."""

    frequency = dy.Enum(FREQUENCIES, description="D, M, Q or A")


class Observation(Timed):
    """One row per indicator, entity, counterpart, period and day from which the value could be known."""

    period_start = dy.Date(description="First day of the period")
    value = dy.Float64(nullable=True, description="The value; null where it was not observed")
    low = dy.Float64(nullable=True, description="Lower end of what the claims allow")
    high = dy.Float64(nullable=True, description="Upper end of what the claims allow")
    coverage = dy.Enum(COVERAGES, description="complete, partial, sample, not_observed or source_failed")
    known_on = dy.Date(description="First day on which this value could be known; a later row revises it")
    evidence_rows = dy.Int64(description="Rows of evidence behind the value")
    is_preliminary = dy.Bool(description="The period had not ended on known_on, or its sources were incomplete")


class Trend(Timed):
    """One row per indicator, entity and counterpart."""

    first_period = dy.Date(nullable=True, description="First period used")
    last_period = dy.Date(nullable=True, description="Last complete period used")
    periods = dy.Int64(description="Complete periods used")
    level = dy.Float64(nullable=True, description="Latest value, in the indicator's unit")
    slope = dy.Float64(
        nullable=True,
        description="Change per period: in the unit; for counts the log rate ratio, for shares the log odds ratio",
    )
    slope_low = dy.Float64(nullable=True, description="Lower end of the 95 % interval")
    slope_high = dy.Float64(nullable=True, description="Upper end of the 95 % interval")
    p_value = dy.Float64(nullable=True, description="Two-sided p-value of no trend")
    method = dy.String(description="theil_sen (levels, ratios), poisson_rate (counts), logit (shares) or none")
    verdict = dy.Enum(
        ("deteriorating", "easing", "rising", "falling", "steady", "abstained"),
        description="By the written rule; rising and falling where the indicator's direction is neutral",
    )
    reason = dy.String(description="Why this verdict, or why none")
    change_point = dy.Date(
        nullable=True,
        description="First period of the latest shift of level among the periods used, where one is strong",
    )
    change_evidence = dy.String(
        nullable=True, description="Levels before and after and the gain in BIC; why no shift counts; null if abstained"
    )


class TrendPast(Trend):
    """One row per indicator, entity, counterpart and past day: the trend on what was knowable by then."""

    as_of = dy.Date(description="The past day: only values knowable by then were used, by today's code")


class Forecast(Timed):
    """One row per indicator, series, issue day, target period, model and quantile level."""

    issued_on = dy.Date(description="Day it was issued")
    data_as_of = dy.Date(description="Latest day of evidence it rests on")
    target_period_start = dy.Date(description="First day of the period it is about")
    horizon = dy.Int64(min=1, description="Periods ahead of the last complete one")
    model_id = dy.String(description="Model; `naive` is the baseline that others must beat")
    quantile_level = dy.Float64(min=0, max=1, description="0.025, 0.1, 0.25, 0.5, 0.75, 0.9 or 0.975")
    value = dy.Float64(description="The quantile, in the indicator's unit")
    code_version = dy.String(description="Version of the code that issued it")
    sha256 = dy.String(description="SHA-256 of its row in the ledger of issued forecasts, which its file's seal covers")


class Hindcast(Timed):
    """One row per indicator, series, past day, target period, model and quantile level: said afterwards, not issued."""

    as_of = dy.Date(
        description="The past day: only values knowable by then were used, by today's code and choice of model"
    )
    data_as_of = dy.Date(description="Day on which the latest value it rests on became known")
    target_period_start = dy.Date(description="First day of the period it is about")
    horizon = dy.Int64(min=1, description="Periods ahead of the last complete one knowable on that day")
    model_id = dy.String(description="Model; `naive` is the baseline. Others only where today's verdict is skilful")
    quantile_level = dy.Float64(min=0, max=1, description="0.025, 0.1, 0.25, 0.5, 0.75, 0.9 or 0.975")
    value = dy.Float64(description="The quantile, in the indicator's unit")
    truth = dy.Float64(
        nullable=True, description="Final value of the target period as it stands today; null while it is open"
    )
    truth_known_on = dy.Date(nullable=True, description="Day on which that value became known; null while it is open")


class ForecastScore(OfSeries):
    """One row per indicator, series, model, horizon and measure."""

    model_id = dy.String(description="Model scored")
    kind = dy.Enum(
        ("issued", "hindcast"), description="hindcast: made afterwards on past data; never mixed with issued"
    )
    horizon = dy.Int64(min=1, description="Periods ahead")
    metric = dy.String(
        description="mean_pinball, wis, crps, mase, coverage_50, coverage_80, coverage_95; log_score for counts alone"
    )
    value = dy.Float64(description="The score")
    targets = dy.Int64(description="Forecasts scored")


class Skill(Subject):
    """One row per indicator, model and horizon band."""

    indicator_id = dy.String(description="The indicator")
    model_id = dy.String(description="Model judged against the baseline; `naive` where no model could be fitted")
    horizon_band = dy.Enum(
        ("all", "next", "later"), description="all: every horizon, which decides; next: one period ahead; later: beyond"
    )
    targets = dy.Int64(min=0, description="Hindcasts scored, over all series")
    skill = dy.Float64(nullable=True, description="1 - loss of the model / loss of the baseline; null without losses")
    skill_low = dy.Float64(nullable=True, description="Lower end of the 95 % interval; null if too short to tell")
    skill_high = dy.Float64(nullable=True, description="Upper end of the 95 % interval; null if too short to tell")
    verdict = dy.Enum(
        ("skilful", "no demonstrated skill", "too short to tell"),
        description="By the written rule; only a skilful model is published beside the baseline",
    )
    reason = dy.String(description="Why this verdict, and why the baseline stands in for some series")


class Question(Subject):
    """One row per question, period asked about and issue day."""

    question_id = dy.String(description="The question")
    question = dy.String(description="What is asked, in words")
    indicator_id = dy.String(nullable=True, description="The indicator that resolves it; null once it is retired")
    entity = dy.String(description="Whom or what it is about")
    counterpart = dy.String(description="Second party; empty text where there is none")
    issued_on = dy.Date(description="Day it was issued")
    data_as_of = dy.Date(description="Latest day of evidence it rests on")
    resolves_on = dy.Date(nullable=True, description="Last day of the period asked about; null once it is retired")
    model_id = dy.String(description="hazard: share of past periods with an event, Jeffreys prior")
    probability = dy.Float64(min=0, max=1, description="Chance of at least one event in the period")
    low = dy.Float64(min=0, description="Lower end of its 95 % interval")
    high = dy.Float64(max=1, description="Upper end of its 95 % interval")
    word = dy.String(description="The PHIA yardstick's word for the probability")
    confidence = dy.Enum(("low", "moderate", "high"), description="Analytic confidence, by the written rule")
    basis = dy.String(description="What the probability rests on")
    happened = dy.Bool(nullable=True, description="Whether it happened; null while that is not known")
    brier = dy.Float64(nullable=True, description="Squared difference of probability and outcome, once resolved")
    baseline_probability = dy.Float64(
        min=0,
        max=1,
        nullable=True,
        description="What the naive baseline says: the share of all periods since the beginning that had an event; "
        "null in rows issued before it was kept",
    )
    baseline_brier = dy.Float64(nullable=True, description="The same for the baseline's probability, once resolved")
    confidence_reason = dy.String(nullable=True, description="What the confidence rests on, by the written rule")


class QuestionPast(Subject):
    """One row per question and end of a past period: asked afterwards on what was knowable then, not issued."""

    question_id = dy.String(description="The question")
    question = dy.String(description="What is asked, in words")
    indicator_id = dy.String(description="The indicator that resolves it")
    entity = dy.String(description="Whom or what it is about")
    counterpart = dy.String(description="Second party; empty text where there is none")
    as_of = dy.Date(description="The past day: only values knowable by then were used, by today's rules")
    resolves_on = dy.Date(description="Last day of the period asked about")
    model_id = dy.String(description="hazard: share of past periods with an event, Jeffreys prior")
    probability = dy.Float64(min=0, max=1, description="Chance of at least one event in the period")
    low = dy.Float64(min=0, description="Lower end of its 95 % interval")
    high = dy.Float64(max=1, description="Upper end of its 95 % interval")
    word = dy.String(description="The PHIA yardstick's word for the probability")
    confidence = dy.Enum(("low", "moderate", "high"), description="Analytic confidence, by the written rule")
    basis = dy.String(description="What the probability rests on")
    happened = dy.Bool(nullable=True, description="Whether it happened; null while that is not known")
    brier = dy.Float64(nullable=True, description="Squared difference of probability and outcome, once resolved")
    baseline_probability = dy.Float64(
        min=0,
        max=1,
        description="What the naive baseline says: the share of all periods since the beginning that had an event",
    )
    baseline_brier = dy.Float64(nullable=True, description="The same for the baseline's probability, once resolved")
    confidence_reason = dy.String(description="What the confidence rests on, by the written rule")


class Rule(Subject):
    """One row per written rule by which published words and probabilities come about."""

    rule_id = dy.String(primary_key=True, description="Key")
    title = dy.String(description="What it decides")
    text = dy.String(description="The rule, in words that a page can show")


class Alert(Subject):
    """One row per thing that a reader should look at."""

    alert_id = dy.String(primary_key=True, description="Key")
    kind = dy.String(description="outside_baseline, stale_source or ledger_damaged")
    indicator_id = dy.String(nullable=True, description="The indicator, where it is about one")
    entity = dy.String(nullable=True, description="Whom or what it is about")
    source_id = dy.String(nullable=True, description="The source, where it is about one")
    raised_on = dy.Date(description="Day of evidence on which it rests")
    message = dy.String(description="What happened, as a sentence")


class Change(OfSeries):
    """One row per latest observation that differs from the release before."""

    period_start = dy.Date(description="First day of the period")
    kind = dy.Enum(("new", "revised", "withdrawn"), description="How it differs")
    cause = dy.Enum(CAUSES, description="Why, by the written rule; never model, which is a cause of forecasts")
    value_before = dy.Float64(nullable=True, description="Value in the release before")
    value_now = dy.Float64(nullable=True, description="Value in this release")


class ForecastChange(Timed):
    """One row per series and target period whose shown forecast differs from the one issued before."""

    target_period_start = dy.Date(description="First day of the period it is about")
    kind = dy.Enum(("new", "revised"), description="How it differs; new: nothing had been said of this period")
    cause = dy.Enum(CAUSES, description="Why, by the written rule; model: other words about the same values")
    model_before = dy.String(nullable=True, description="Model shown before: the baseline where no other was")
    model_now = dy.String(description="Model shown now: the baseline where no other is")
    middle_before = dy.Float64(nullable=True, description="Its median before, in the indicator's unit")
    middle_now = dy.Float64(description="Its median now, in the indicator's unit")
