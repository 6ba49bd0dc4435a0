"""What is fetched from publishers when it is asked for: statistical series and roll calls."""

import dataframely as dy

from warehouse.frames.table import Subject
from warehouse.frames.united_nations import VOTES

MEASURED = ("A", "Q", "M")


class Measurement(Subject):
    """One row per series, entity and period."""

    series_id = dy.String(regex=r"^[A-Za-z0-9._-]+$", description="The publisher's own code of the series")
    entity = dy.String(description="Country (iso3), currency (ISO 4217; OTHC: all others together) or WLD, the world")
    frequency = dy.Enum(MEASURED, description="A, Q or M")
    period_start = dy.Date(description="First day of the period")
    value = dy.Float64(description="The value in unit; a period without a value has no row")
    unit = dy.String(description="Unit of value, as the publisher prints it")


class UnRollCallVote(Subject):
    """One row per roll call and state."""

    roll_call_id = dy.String(
        regex=r"^(undl|unvotes)-\d+$", description="Collection and its number of the roll call, e.g. undl-4025240"
    )
    resolution = dy.String(nullable=True, description="Symbol of the resolution")
    vote_date = dy.Date(description="Day of the vote")
    iso3 = dy.String(description="The state that voted, by the code of its time")
    vote = dy.Enum(VOTES, description="How it voted; absent is not abstaining")
    title = dy.String(nullable=True, description="What was voted on, as the collection prints it")
