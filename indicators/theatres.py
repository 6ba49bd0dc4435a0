"""Theatres, and what can be counted in each of them per year: the components of the pressure view.

A theatre is a box of coordinates for exercises, a list of hosts for troops, and the states around it for
commitments. The boxes do not overlap. Sizes are taken as decimal logarithms, so that a component moves with
ratios: from 1,000 to 10,000 troops as far as from 10,000 to 100,000.
"""

from collections.abc import Callable
from dataclasses import dataclass

import polars as pl

from indicators.definitions import arms_control_in_force
from indicators.definitions.arms_control_in_force import PARTIES
from indicators.figures import EXERCISE, best_figures
from indicators.indicator import Frames
from indicators.periods import end_of, start_of
from indicators.pressure import SINCE
from indicators.strengths import present
from indicators.treaty_steps import PANDEMIC_PAUSES, steps

GLOBAL = "global order"
CELL = ["vintage", "theatre", "component", "period_start"]
YEAR = ["vintage", "theatre", "period_start"]
BROKEN_YEARS = (2003, 2004)
"""Years in which the publisher's counts of US personnel lack several hosts."""


@dataclass(frozen=True, kw_only=True)
class Theatre:
    """Where exercises (degrees: south, north, west, east), hosts and states belong to it. None stands for all."""

    box: tuple[float, float, float, float] | None
    hosts: tuple[str, ...] | None
    states: tuple[str, ...] | None


THEATRES = {
    "Arctic": Theatre(
        box=(66, 90, -180, 180),
        hosts=("ISL", "NOR"),
        states=("CAN", "DNK", "FIN", "ISL", "NOR", "RUS", "SWE", "USA"),
    ),
    "Baltic": Theatre(
        box=(53, 66, 9, 32),
        hosts=("BLR", "DNK", "EST", "FIN", "LTU", "LVA", "POL", "SWE", "baltics", "kaliningrad"),
        states=("BLR", "DEU", "DNK", "EST", "FIN", "LTU", "LVA", "POL", "RUS", "SWE"),
    ),
    "Black Sea": Theatre(
        box=(40, 49, 27, 40),
        hosts=("BGR", "MDA", "ROU", "UKR", "crimea", "transnistria", "ukraine-border"),
        states=("BGR", "GEO", "MDA", "ROU", "RUS", "TUR", "UKR"),
    ),
    "South Caucasus": Theatre(
        box=(38, 44, 40, 51),
        hosts=("ARM", "AZE", "GEO", "abkhazia", "nagorno-karabakh", "south-ossetia"),
        states=("ARM", "AZE", "GEO", "RUS", "TUR"),
    ),
    GLOBAL: Theatre(box=None, hosts=None, states=None),
}
"""Territory follows the United Nations General Assembly; lists say where a place is looked at, not whose it is."""


def annual(frames: Frames) -> pl.DataFrame:
    """One row per vintage, theatre, component and closed year: value, is_sample, known_on, evidence_rows.

    Reads exercise, exercise_claim, deployment_claim, us_troops_europe, treaty, treaty_event and un_resolution. A year
    without evidence has no row.
    """
    parts = [
        _largest_exercise(frames), _largest_force(frames), _us_personnel(frames), _restraints(frames), _exits(frames),
        _division(frames),
    ]  # fmt: skip
    columns = (*CELL, "value", "is_sample", "known_on", "evidence_rows")
    found = pl.concat([part.select(columns) for part in parts])
    return found.filter(end_of(pl.col("period_start"), "A") <= pl.col("vintage"))


def _placed(rows: pl.DataFrame, belongs: Callable[[Theatre], pl.Expr | None]) -> pl.DataFrame:
    """The rows once for every theatre they belong to; None leaves a theatre out."""
    tests = {name: belongs(theatre) for name, theatre in THEATRES.items()}
    return pl.concat(
        [rows.filter(test).with_columns(theatre=pl.lit(name)) for name, test in tests.items() if test is not None]
    )


def _among(column: str, members: tuple[str, ...] | None) -> pl.Expr:
    return pl.lit(value=True) if members is None else pl.col(column).is_in(members)


def _in_box(theatre: Theatre) -> pl.Expr:
    if theatre.box is None:
        return pl.lit(value=True)
    south, north, west, east = theatre.box
    latitude, longitude = pl.col("latitude"), pl.col("longitude")
    return (latitude >= south) & (latitude < north) & (longitude >= west) & (longitude < east)


def _evidence(component: str, *, is_sample: bool) -> dict[str, pl.Expr]:
    return {
        "component": pl.lit(component),
        "is_sample": pl.lit(is_sample),
        "known_on": pl.col("known_on").max(),
        "evidence_rows": pl.len().cast(pl.Int64),
    }


def _largest_exercise(frames: Frames) -> pl.DataFrame:
    """Size of the largest exercise of any lead whose centre lies in the theatre."""
    sizes = best_figures(frames["exercise_claim"])
    begun = frames["exercise"].filter(pl.col("start_date") <= pl.col("vintage"))
    sized = begun.select(*EXERCISE, "start_date", "latitude", "longitude", "known_on").join(sizes, on=EXERCISE)
    dated = sized.filter(pl.col("best") > 0).with_columns(
        period_start=start_of(pl.col("start_date"), "A"),
        known_on=pl.max_horizontal("known_on", "figures_known_on", "start_date"),
    )
    return _placed(dated, _in_box).group_by(YEAR).agg(
        value=pl.col("best").max().log10(), **_evidence("largest_exercise", is_sample=True)
    )  # fmt: skip


def _largest_force(frames: Frames) -> pl.DataFrame:
    """Strength of the largest foreign formation that is claimed to stand in the theatre, all sides' claims together."""
    claims = present(frames["deployment_claim"]).filter(pl.col("sender") != pl.col("host"))
    distinct = claims.group_by(
        "vintage", "sender", "host", "formation", "personnel_low", "personnel_high",
        start_of(pl.col("as_of"), "A").alias("period_start"),
    ).agg(pl.max_horizontal(pl.col("known_on").min(), pl.col("as_of").min()).alias("known_on"))  # fmt: skip
    middle = (pl.col("personnel_low") + pl.col("personnel_high")) / 2
    formations = distinct.group_by("vintage", "sender", "host", "formation", "period_start").agg(
        strength=middle.median(), known_on=pl.col("known_on").max()
    )
    placed = _placed(formations.filter(pl.col("strength") > 0), lambda theatre: _among("host", theatre.hosts))
    return placed.group_by(YEAR).agg(
        value=pl.col("strength").max().log10(), **_evidence("largest_force", is_sample=True)
    )  # fmt: skip


def _us_personnel(frames: Frames) -> pl.DataFrame:
    """US personnel assigned to the hosts of the theatre; none for the global order, whose counts end with Europe."""
    hosts = [host for theatre in THEATRES.values() for host in theatre.hosts or ()]
    whole = frames["us_troops_europe"].filter(
        (pl.col("year") >= SINCE) & ~pl.col("year").is_in(BROKEN_YEARS) & pl.col("iso3").is_in(hosts)
    )
    counts = whole.with_columns(period_start=pl.date(pl.col("year"), 1, 1))
    placed = _placed(counts, lambda theatre: None if theatre.hosts is None else _among("iso3", theatre.hosts))
    summed = placed.group_by(YEAR).agg(
        total=pl.col("personnel").sum(), **_evidence("us_personnel", is_sample=False)
    )  # fmt: skip
    return summed.filter(pl.col("total") > 0).with_columns(value=pl.col("total").log10())


def _restraints(frames: Frames) -> pl.DataFrame:
    """Arms control and transparency instruments that a party has neither left nor suspended, mean of the two largest.

    The parties are Russia and the United States, and the number is the same in every theatre.
    """
    acts = frames["treaty_event"].filter(
        pl.col("actor").is_in((*PARTIES, "osce")) & ~pl.col("event_id").is_in(PANDEMIC_PAUSES)
    )
    kept = arms_control_in_force.compute({"treaty": frames["treaty"], "treaty_event": acts})
    recent = kept.filter(pl.col("entity").is_in(PARTIES) & (pl.col("period_start").dt.year() >= SINCE))
    means = recent.group_by("vintage", "period_start").agg(
        pl.col("low").cast(pl.Float64).mean().alias("value"), **_evidence("restraints", is_sample=False)
    )
    return _placed(means, lambda _: pl.lit(value=True))


def _exits(frames: Frames) -> pl.DataFrame:
    """Commitments suspended or left by the states around the theatre."""
    taken = steps(frames["treaty_event"]).with_columns(period_start=start_of(pl.col("event_date"), "A"))
    once = taken.group_by("vintage", "treaty_id", "actor", "period_start").agg(
        known_on=pl.max_horizontal(pl.col("known_on").min(), pl.col("event_date").min())
    )
    return _placed(once, lambda theatre: _among("actor", theatre.states)).group_by(YEAR).agg(
        value=pl.len().cast(pl.Float64), **_evidence("exits", is_sample=True)
    )  # fmt: skip


def _division(frames: Frames) -> pl.DataFrame:
    """Mean share of votes outside the larger camp in the year's recorded plenary votes; for the global order."""
    plenary = frames["un_resolution"].filter(
        pl.col("resolution").str.starts_with("A/RES/") & (pl.col("vote_date") <= pl.col("vintage"))
    )
    cast = pl.col("yes") + pl.col("no") + pl.col("abstain")
    shares = plenary.select(
        "vintage",
        period_start=start_of(pl.col("vote_date"), "A"),
        theatre=pl.lit(GLOBAL),
        share=1 - pl.max_horizontal("yes", "no") / cast,
        known_on=pl.max_horizontal("known_on", "vote_date"),
    )
    return shares.group_by(YEAR).agg(value=pl.col("share").mean(), **_evidence("un_division", is_sample=True))
