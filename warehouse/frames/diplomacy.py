"""Contacts, summits, statements and sanctions."""

import dataframely as dy
import polars as pl

from warehouse.frames.table import PRECISIONS, Subject

LEVELS = ("head_of_state", "head_of_government", "foreign_minister", "minister", "other", "absent")


class LeaderContact(Subject):
    """One row per contact of two leaders."""

    contact_id = dy.String(primary_key=True, description="Key: actor, counterpart, day, kind")
    contact_date = dy.Date(description="Day; for headline rows the day of the headline, so up to two days late")
    date_precision = dy.Enum(PRECISIONS, description="How exactly the day is known; the finer part is filler")
    kind = dy.Enum(("visit", "host", "summit", "call", "video"), description="visit: the actor travelled")
    actor = dy.String(description="Whose leader it is (RUS throughout)")
    counterpart = dy.String(description="With whom")
    level = dy.Enum(LEVELS, description="Level of the counterpart")
    venue = dy.String(nullable=True, description="Place")
    occasion = dy.String(nullable=True, description="What it was about")


class LeaderContactTally(Subject):
    """One row per year, actor and official tally."""

    year = dy.Int64(min=1991, description="Calendar year")
    actor = dy.String(description="Whose leader it is")
    metric = dy.String(description="What was tallied")
    value = dy.Int64(min=0, description="The tally, in contacts, trips or countries as metric says")
    note = dy.String(nullable=True, description="Who counted and how")


class Summit(Subject):
    """One row per summit."""

    summit_id = dy.String(primary_key=True, description="Key: series, year, city")
    series = dy.String(description="Summit series: brics, sco, nato, csto, eaeu, russia-africa, ukraine-peace")
    org_id = dy.String(nullable=True, description="The organisation that holds it, where one does")
    edition = dy.String(nullable=True, description="Number or name of the edition")
    start_date = dy.Date(nullable=True, description="First day; empty where only the plan is known")
    end_date = dy.Date(nullable=True, description="Last day")
    host = dy.String(nullable=True, description="Host state")
    city = dy.String(nullable=True, description="City")
    total_attending = dy.Int64(nullable=True, min=0, description="States attending")
    heads_attending = dy.Int64(nullable=True, min=0, description="Heads of state or government attending")
    outcome = dy.String(nullable=True, description="What is known of the outcome, e.g. planned")

    @dy.rule()
    def dates_in_order(cls) -> pl.Expr:
        """The first day must not be after the last."""
        return (pl.col("start_date") <= pl.col("end_date")).fill_null(value=True)

    @dy.rule()
    def heads_within_total(cls) -> pl.Expr:
        """Heads are among those attending."""
        return (pl.col("heads_attending") <= pl.col("total_attending")).fill_null(value=True)


class SummitAttendance(Subject):
    """One row per summit and participant."""

    summit_id = dy.String(description="The summit")
    actor = dy.String(description="The participant")
    level = dy.Enum(LEVELS, nullable=True, description="Level of its representative")
    outcome = dy.String(nullable=True, description="signed, attended but not signed, guest, observer, online, absent")


class Statement(Subject):
    """One row per statement and term."""

    statement_id = dy.String(primary_key=True, description="Key: day, actor, term")
    statement_date = dy.Date(description="Day of the statement")
    date_precision = dy.Enum(PRECISIONS, description="How exactly the day is known")
    speaker = dy.String(description="Who spoke or signed")
    actor = dy.String(description="State (iso3) or organisation the speaker stands for")
    document = dy.String(nullable=True, description="Speech or document")
    term = dy.Enum(
        (
            "indivisible_security", "multipolarity", "eurasian_security",
            "nato_enlargement", "unilateral_sanctions", "sovereign_equality",
        ),
        description="The contested term",
    )  # fmt: skip
    stance = dy.Enum(("promotes", "rejects", "neutral", "abstains"), description="How the speaker uses the term")
    venue = dy.String(nullable=True, description="Place or forum")
    note = dy.String(nullable=True, description="What was said, in own words, attributed")


class SanctionStep(Subject):
    """One row per sanctions decision or official running total."""

    sanction_id = dy.String(primary_key=True, description="Key, e.g. eu-pkg-14")
    sender = dy.String(description="Who imposes")
    target = dy.String(description="On whom")
    step_date = dy.Date(description="Day of the decision; for running totals the day they refer to")
    kinds = dy.List(dy.String(), description="Kinds of measure; cumulative_total marks a stock, never add it to flows")
    size = dy.Int64(nullable=True, min=0, description="Persons, entities and vessels listed; null where not seen")
    package = dy.String(nullable=True, description="Name of the package or act")
    note = dy.String(nullable=True, description="What was counted")
