"""Partners, observers, candidates, invited and suspended states of ten organisations by year end."""

import polars as pl

from indicators.indicator import Frames, Indicator
from indicators.periods import start_of, up_to_vintage
from indicators.reading import NOTHING, joined, newest
from indicators.statuses import BLOCS, replayed

STATUSES = ("candidate", "dialogue_partner", "invited", "observer", "partner", "suspended_member", "suspended_partner")
SERIES = ["vintage", "entity", "counterpart"]


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by organisation, status (counterpart) and year, from the first year in which anybody held it."""
    changes = _changes(frames["membership_event"].filter(pl.col("org_id").is_in(BLOCS)))
    first = changes.group_by(SERIES).agg(first_day=pl.col("event_date").min())
    steps = changes.group_by(*SERIES, start_of(pl.col("event_date"), "A").alias("period_start")).agg(
        value=pl.col("step").sum(),
        known_on=pl.max_horizontal(pl.col("known_on").max(), pl.col("event_date").max()),
        evidence_rows=pl.len().cast(pl.Int64),
    )
    years = up_to_vintage(first, "A").join(steps, on=[*SERIES, "period_start"], how="left")
    is_partial = (pl.col("entity") == "nato") & (pl.col("counterpart") == "partner")
    return years.sort(*SERIES, "period_start").with_columns(
        pl.col("value", "evidence_rows").fill_null(0).cum_sum().over(SERIES),
        pl.col("known_on").cum_max().forward_fill().over(SERIES),
        low=None,
        high=None,
        coverage=pl.when(is_partial).then(pl.lit("partial")).otherwise(pl.lit("complete")),
    )


def _changes(events: pl.DataFrame) -> pl.DataFrame:
    """One row per vintage, event and status entered (step +1) or left (step -1)."""
    replay = replayed(events).filter(pl.col("before") != pl.col("after"))
    common = ["vintage", "event_date", "known_on"]
    entered = replay.select(*common, entity="org_id", counterpart="after", step=pl.lit(1, dtype=pl.Int64))
    left = replay.select(*common, entity="org_id", counterpart="before", step=pl.lit(-1, dtype=pl.Int64))
    return (
        pl.concat([entered, left])
        .with_columns(pl.col("counterpart").replace("suspended", "suspended_partner"))
        .filter(pl.col("counterpart").is_in(STATUSES))
    )


def finding(latest: pl.DataFrame) -> str:
    """Who stands before membership of BRICS, SCO and the EU, the invited apart."""
    held = newest(latest).filter(pl.col("value") > 0)
    rows = held.filter(pl.col("entity").is_in(["brics", "eu", "sco"])).sort("entity", "counterpart")
    if rows.is_empty():
        return NOTHING
    parts = [
        f"{entity.upper()} {joined([_words(status, count) for status, count in group])}"
        for entity, group in _by_entity(rows).items()
    ]
    return f"Recorded below membership: {'; '.join(parts)}; invited states are not members."


def _by_entity(rows: pl.DataFrame) -> dict[str, list[tuple[str, int]]]:
    found: dict[str, list[tuple[str, int]]] = {}
    for entity, status, value in rows.select("entity", "counterpart", "value").rows():
        found.setdefault(entity, []).append((status, int(value)))
    return found


def _words(status: str, count: int) -> str:
    noun = "invited" if status == "invited" else status.replace("_", " ") + ("s" if count > 1 else "")
    return f"{count} {noun}"


INDICATOR = Indicator(
    id="bloc_statuses",
    system="blocs",
    title="States below membership, by status",
    question="Who is a partner, observer, candidate or invited, and who has been suspended?",
    unit="states",
    direction="neutral",
    frequency="A",
    entity_kind="organisation",
    reads=("membership_event",),
    coverage_rule=(
        "Complete for these ten organisations, but for NATO's partners, which are partial: Mediterranean, Gulf and "
        "global partners are not recorded."
    ),
    model_family="level",
    minimum_periods=8,
    definition=(
        "States by their latest recorded status at the year's end (for the running year: at the day of the data), "
        "one series per status that anybody has held. Invited means an offer of membership or partnership that was "
        "neither taken up nor turned down: Saudi Arabia is invited to BRICS and not a member, Algeria and Turkey "
        "are invited as its partners; between an accession treaty and its entry into force a state is invited too. "
        "An SCO state in an accession procedure keeps the status it has. Suspended members are still members in "
        "law; suspended partners are a series of their own. The SCO merged observers and dialogue partners into "
        "partners in 2025, so its series break there. Candidate under NATO means an action plan or the promise of "
        "2008. What a status grants differs from one organisation to the next."
    ),
    compute=compute,
    finding=finding,
)
