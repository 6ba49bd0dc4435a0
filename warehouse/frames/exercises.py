"""Exercises, what was claimed about their size, and the rules that bind them."""

import dataframely as dy
import polars as pl

from warehouse.frames.table import PRECISIONS, TRISTATE, Subject

EXERCISE_TYPES = (
    "strategic", "operational", "multinational", "snap_inspection", "naval", "nuclear", "air_defence", "other",
)  # fmt: skip
ZONES = ("europe", "central_asia", "urals_edge", "outside", "unknown")
METRICS = ("troops", "aircraft", "vehicles", "ships", "tanks")
SCOPES = ("total", "national_contingent", "territory", "phase", "vd_portion", "component", "follow_on")


class Exercise(Subject):
    """One row per exercise or snap inspection."""

    exercise_id = dy.String(primary_key=True, regex=r"^[a-z0-9][a-z0-9.-]*$", description="Key, e.g. zapad-2017")
    name = dy.String(min_length=2, description="Name in English or as transliterated")
    lead_actor = dy.String(description="State (iso3) or organisation (org_id) that runs it; host for bilateral drills")
    participants = dy.List(dy.String(), description="States seen taking part (iso3), so often incomplete")
    start_date = dy.Date(description="First day; the first of the month or year where date_precision says so")
    end_date = dy.Date(description="Last day; the last of the month or year where date_precision says so")
    date_precision = dy.Enum(PRECISIONS, description="day, month or year: how exactly both bounds are known")
    exercise_type = dy.Enum(EXERCISE_TYPES, description="Kind of exercise")
    is_snap = dy.Bool(description="Called a no-notice, surprise or unscheduled check in the source")
    vd_zone = dy.Enum(TRISTATE, description="Inside the Vienna Document's zone of application")
    zone_area = dy.Enum(ZONES, description="Part of the zone; urals_edge lies just east of the Urals")
    vd_notified = dy.Enum(TRISTATE, description="Whether states were notified; unknown never means not notified")
    vd_observed = dy.Enum(TRISTATE, description="Whether observers were invited or present; inspections do not count")
    location = dy.String(nullable=True, description="Place in words")
    latitude = dy.Float64(nullable=True, min=-90, max=90, description="Approximate centre, degrees north")
    longitude = dy.Float64(nullable=True, min=-180, max=180, description="Approximate centre, degrees east")
    part_of = dy.String(nullable=True, description="Parent exercise; never add a child's figures to its parent's")
    note = dy.String(nullable=True, description="What matters about this row, in own words")

    @dy.rule()
    def dates_in_order(cls) -> pl.Expr:
        """The first day must not be after the last."""
        return pl.col("start_date") <= pl.col("end_date")

    @dy.rule()
    def lead_among_participants(cls) -> pl.Expr:
        """A state that leads takes part."""
        state_lead = pl.col("lead_actor").str.contains("^[A-Z]{3}$")
        return ~state_lead | pl.col("participants").list.contains(pl.col("lead_actor"))


class ExerciseClaim(Subject):
    """One row per exercise, metric, scope, claimant, figure and source."""

    exercise_id = dy.String(description="The exercise the figure is about")
    metric = dy.Enum(METRICS, description="What was counted: troops in persons, all else in pieces")
    value_low = dy.Int64(min=0, description="Lower bound of the figure")
    value_high = dy.Int64(min=0, description="Upper bound; equal to value_low for a single figure")
    qualifier = dy.Enum(("about", "up_to", "over"), nullable=True, description="As worded by the claimant")
    scope = dy.Enum(SCOPES, description="What part of the exercise the figure covers; compare like with like")
    scope_detail = dy.String(nullable=True, description="Detail of the scope, e.g. planned, Russian troops in Belarus")
    claimed_on = dy.Date(nullable=True, description="Day the claim was made, where it was seen")

    @dy.rule()
    def low_above_high(cls) -> pl.Expr:
        """The lower bound must not be above the upper one."""
        return pl.col("value_low") <= pl.col("value_high")


class ConfidenceMeasure(Subject):
    """One row per provision of a confidence-building document."""

    provision_id = dy.String(primary_key=True, description="Key, e.g. vd11-notify-troops")
    document = dy.Enum(
        ("HFA75", "SD86", "VD90", "VD92", "VD94", "VD99", "VD11", "VDPLUS", "PRACTICE"),
        description="Helsinki 1975, Stockholm 1986, the Vienna Documents, Vienna Document Plus, or state practice",
    )
    rule = dy.String(description="Kind of rule: prior_notification, observation, constraint, inspection_quota, ...")
    metric = dy.String(description="What the rule counts")
    value = dy.String(description="The number, date or wording of the rule")
    unit = dy.String(description="Unit of value")
    in_force_from = dy.Date(nullable=True, description="Day from which the rule held")
    note = dy.String(nullable=True, description="What was seen of the text and where")
