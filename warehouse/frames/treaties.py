"""Arms control, confidence building and other commitments, and what became of them."""

import dataframely as dy
import polars as pl

from warehouse.frames.table import PRECISIONS, Subject

TREATY_EVENTS = (
    "signed", "ratified", "in_force", "extended", "proposed", "rejected_proposal", "invoked", "deployed",
    "alleged_breach", "denied", "confirmed_breach", "deployment_in_breach", "rejected_inspection",
    "announced_withdrawal", "suspended", "resumed", "withdrew", "expired",
)  # fmt: skip


class Treaty(Subject):
    """One row per treaty, political commitment or tabled draft."""

    treaty_id = dy.String(primary_key=True, regex=r"^[a-z0-9-]+$", description="Key, e.g. cfe, new-start")
    name = dy.String(description="Full name")
    abbreviation = dy.String(nullable=True, description="Short name for display")
    signed_date = dy.Date(nullable=True, description="Day of signature or adoption")
    in_force_date = dy.Date(nullable=True, description="Day it took effect")
    ended_date = dy.Date(nullable=True, description="Day it ended for all; single exits are treaty_event rows")
    family = dy.Enum(
        ("conventional_arms", "nuclear", "transparency", "political_commitment", "draft_proposal", "other"),
        description="Kind of instrument",
    )
    summary = dy.String(description="What it binds its parties to, in own words")
    thresholds = dy.String(nullable=True, description="Numbers it sets")

    @dy.rule()
    def treaty_dates_in_order(cls) -> pl.Expr:
        """Signature, entry into force and end must follow one another."""
        starts = pl.col("signed_date") <= pl.col("in_force_date")
        ends = pl.col("in_force_date") <= pl.col("ended_date")
        return starts.fill_null(value=True) & ends.fill_null(value=True)


class TreatyEvent(Subject):
    """One row per treaty, actor, event and day."""

    event_id = dy.String(primary_key=True, description="Key: treaty, actor, event, day")
    treaty_id = dy.String(description="The treaty")
    actor = dy.String(
        description="The state (iso3) or organisation whose act it is; RUS stands for the USSR before 1992"
    )
    event = dy.Enum(
        TREATY_EVENTS,
        description="What happened. alleged_breach is a claim by alleged_by; confirmed_breach is a finding of a body "
        "outside the dispute; the two are never merged",
    )
    event_date = dy.Date(description="Day of the event")
    date_precision = dy.Enum(PRECISIONS, description="How exactly the day is known; the finer part is filler")
    alleged_by = dy.List(
        dy.String(), nullable=True, description="Who alleges or found it: iso3, org_id, `press` or `research`"
    )
    note = dy.String(nullable=True, description="What matters about this row, in own words")

    @dy.rule()
    def allegation_has_author(cls) -> pl.Expr:
        """A breach is alleged by somebody."""
        return (pl.col("event") != "alleged_breach") | (pl.col("alleged_by").list.len() > 0).fill_null(value=False)
