"""Votes of the United Nations General Assembly."""

import dataframely as dy
import polars as pl

from warehouse.frames.table import Subject

VOTES = ("yes", "no", "abstain", "absent")


MEMBERS = 193


class UnResolution(Subject):
    """One row per resolution or draft put to the vote."""

    resolution = dy.String(primary_key=True, description="Symbol; a committee vote is marked in the note")
    title = dy.String(description="What it is about")
    vote_date = dy.Date(description="Day of the vote")
    yes = dy.Int64(min=0, max=MEMBERS, description="States in favour")
    no = dy.Int64(min=0, max=MEMBERS, description="States against")
    abstain = dy.Int64(min=0, max=MEMBERS, description="States abstaining; absent is not abstaining")
    absent = dy.Int64(nullable=True, min=0, max=MEMBERS, description="States absent; null where it was not counted")
    topic = dy.String(description="Series: ukraine, crimea, sanctions, nazism, outer_space, new_order, ...")
    russia_position = dy.Enum(("yes", "no", "abstain", "absent"), nullable=True, description="The Russian vote")
    note = dy.String(nullable=True, description="What was counted and how")

    @dy.rule()
    def at_most_193_votes(cls) -> pl.Expr:
        """No more votes than members."""
        return pl.sum_horizontal("yes", "no", "abstain", "absent") <= MEMBERS


class UnVote(Subject):
    """One row per resolution and state."""

    resolution = dy.String(description="The resolution voted on")
    iso3 = dy.String(description="The state")
    vote = dy.Enum(VOTES, description="How it voted; absent is not abstaining")


class UnAgreement(Subject):
    """One row per state, year and counterpart (RUS, CHN, USA)."""

    iso3 = dy.String(description="The state")
    year = dy.Int64(min=1946, description="Calendar year of the votes")
    counterpart = dy.Enum(("RUS", "CHN", "USA"), description="Whose votes it is compared with")
    agreement = dy.Float64(
        min=0, max=1, description="Mean over common roll calls: 1 same, 0.5 one abstains, 0 opposite (share)"
    )
    common_votes = dy.Int64(min=1, description="Roll calls in which both voted")
