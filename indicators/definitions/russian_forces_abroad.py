"""Russian forces outside Russia, by the place where they stand."""

import polars as pl

from indicators.indicator import Frames, Indicator
from indicators.periods import label
from indicators.places import SIDES, named
from indicators.reading import NOTHING, joined, of_last_period
from indicators.strengths import RULE, present, step_bands

AT_HOME = ("RUS", "kaliningrad", "ukraine-border")
"""Places inside Russia, and the massed force on the Russian side of Ukraine's border."""
AT_WAR = "UKR"


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by host, claiming side (in counterpart) and quarter, in persons."""
    claims = present(frames["deployment_claim"]).filter((pl.col("sender") == "RUS") & ~pl.col("host").is_in(AT_HOME))
    return step_bands(claims.with_columns(entity="host", counterpart="side"))


def finding(latest: pl.DataFrame) -> str:
    """The strengths outside Ukraine still believed in the last quarter that has any, largest first."""
    last = of_last_period(latest.filter(pl.col("entity") != AT_WAR)).unique("entity", keep="first", maintain_order=True)
    rows = last.rows(named=True)
    if not rows:
        return NOTHING
    parts = [f"{named(row['entity'])} {row['value']:,.0f} ({SIDES[row['counterpart']]})" for row in rows]
    return (
        f"Russian forces abroad apart from the war in Ukraine, where recorded claims still bear them out in "
        f"{label(rows[0]['period_start'], 'Q')}: {joined(parts)}."
    )


INDICATOR = Indicator(
    id="russian_forces_abroad",
    system="deployments",
    title="Russian forces abroad by host",
    question="Where outside Russia do Russian forces stand, how many, and according to whom?",
    unit="persons",
    direction="higher_is_worse",
    frequency="Q",
    entity_kind="host",
    reads=("deployment_claim",),
    coverage_rule=RULE,
    model_family="level",
    minimum_periods=12,
    definition=(
        "Russian armed forces, National Guard and the Wagner or Africa Corps outside Russia, by place and claiming "
        "side (counterpart). Crimea is Ukraine, Abkhazia and South Ossetia are Georgia, Transnistria is Moldova, "
        "Nagorno-Karabakh is Azerbaijan; each stands by its own name, never added to its state. Kaliningrad and "
        "the force massed on the Russian side of Ukraine's border are in Russia and left out. Formations are never "
        "added: the largest current one stands for the host, so read `at least`. Establishment strengths of bases "
        "(ceilings) are left out, so Abkhazia and South Ossetia have little. For Ukraine read russian_forces_ukraine."
    ),
    compute=compute,
    finding=finding,
)
