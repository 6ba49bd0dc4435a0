"""Allied forces in each host on NATO's eastern flank, by who sends them."""

import polars as pl

from indicators.indicator import Frames, Indicator
from indicators.periods import label
from indicators.places import named
from indicators.reading import NOTHING, joined, of_last_period
from indicators.strengths import RULE, present, step_bands

HOSTS = ("BGR", "EST", "FIN", "HUN", "LTU", "LVA", "NOR", "POL", "ROU", "SVK")


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by host, sender (in counterpart) and quarter, in persons; the band spans the claims of all sides."""
    claims = present(frames["deployment_claim"]).filter(
        pl.col("host").is_in(HOSTS) & (pl.col("sender") != pl.col("host"))
    )
    return step_bands(claims.with_columns(entity="host", counterpart=pl.col("sender").str.to_uppercase()))


def finding(latest: pl.DataFrame) -> str:
    """The largest contingent still believed in the last quarter, by host."""
    last = of_last_period(latest).unique("entity", keep="first", maintain_order=True).sort("entity")
    rows = last.rows(named=True)
    if not rows:
        return NOTHING
    parts = [f"{named(row['entity'])} {row['value']:,.0f} of {named(row['counterpart'])}" for row in rows]
    return (
        f"Largest allied force in each flank host that recorded claims still bear out in "
        f"{label(rows[0]['period_start'], 'Q')}: {joined(parts)}."
    )


INDICATOR = Indicator(
    id="flank_forces",
    system="eastern_flank",
    title="Allied forces on the eastern flank",
    question="Which allies have troops in each state of the eastern flank, and how many?",
    unit="persons",
    direction="neutral",
    frequency="Q",
    entity_kind="host",
    reads=("deployment_claim",),
    coverage_rule=RULE,
    model_family="level",
    minimum_periods=12,
    definition=(
        "Allied troops claimed to be present in ten hosts from Norway and Finland to Bulgaria, by sender "
        "(counterpart; NATO for multinational formations); claims of all sides make one band. A contingent of one "
        "ally is often counted within NATO's battlegroup, so senders must not be added up. Within a sender the "
        "largest current formation stands, so read `at least`. US counts of assigned personnel (DMDC), plans and "
        "ceilings are left out; the battalion for Finland is kept in Sweden. A host without a row is not a host "
        "without troops. A claim holds for its quarter and is carried for 365 days."
    ),
    compute=compute,
    finding=finding,
)
