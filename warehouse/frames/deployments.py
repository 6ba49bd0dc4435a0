"""Troops outside their own country, or massed at a border."""

import dataframely as dy
import polars as pl

from warehouse.frames.table import PRECISIONS, Subject


class DeploymentClaim(Subject):
    """One row per sender, host, formation, day and claim."""

    deployment_id = dy.String(primary_key=True, description="Opaque key; it may still carry an older date or kind")
    sender = dy.String(description="State (iso3) or organisation (org_id) that sends")
    host = dy.String(description="State (iso3) or place (place_id) where the troops stand; see core.host")
    formation = dy.String(description="The force counted; one formation is one series")
    kind = dy.Enum(("permanent", "rotational", "combat", "buildup", "peacekeeping"), description="Kind of presence")
    status = dy.Enum(
        ("actual", "planned", "expected", "ceiling"),
        description="actual: counted or estimated as present; planned, expected, ceiling: not shown to be in place",
    )
    as_of = dy.Date(description="Day the strength refers to")
    date_precision = dy.Enum(PRECISIONS, description="How exactly as_of is known; the finer part is filler")
    personnel_low = dy.Int64(min=0, description="Lower bound, persons")
    personnel_high = dy.Int64(min=0, description="Upper bound, persons")
    counts_within = dy.String(nullable=True, description="Formation whose total already includes this one")
    latitude = dy.Float64(nullable=True, min=-90, max=90, description="Approximate base or country centre")
    longitude = dy.Float64(nullable=True, min=-180, max=180, description="Approximate base or country centre")
    note = dy.String(nullable=True, description="What matters about this row, in own words")

    @dy.rule()
    def personnel_low_above_high(cls) -> pl.Expr:
        """The lower bound must not be above the upper one."""
        return pl.col("personnel_low") <= pl.col("personnel_high")
