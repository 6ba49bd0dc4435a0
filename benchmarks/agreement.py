"""Agreement of all pairs of states in roll calls: one matrix product against three joins, on the same rows.

Needs `DETENTE_UN_VOTES`: a Parquet file of roll calls with the columns rcid, iso3 and vote (1 yes, 2 abstain, 3 no,
8 absent, 9 no member), as of the `unvotes` package. Every contender starts from the same table of votes and ends
with the same table of pairs; their numbers must be equal.
"""

import os
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import polars as pl
from polars.testing import assert_frame_equal

from benchmarks.table import Line
from indicators.agreement import all_pairs, as_rows

FILE = "DETENTE_UN_VOTES"
WORDS = {1: "yes", 2: "abstain", 3: "no", 8: "absent"}
SCORES = {"no": 0, "abstain": 1, "yes": 2}
REPEATS = 25
BLOCK = 200
"""Roll calls that pandas joins at a time: all at once would take more memory than most machines have."""
JOINS_TO_BEAT = 10
PANDAS_TO_BEAT = 100
SELF_JOIN = """
    select a.iso3 as left, b.iso3 as right,
           1 - sum(abs(a.score - b.score)) / (2.0 * count(*)) as agreement, count(*) as common
    from cast_votes a join cast_votes b on a.roll_call = b.roll_call and a.iso3 < b.iso3
    group by all
"""


def run() -> list[Line]:
    """The matrix product beside DuckDB, Polars and pandas; a line that says what is missing without the file."""
    given = os.environ.get(FILE)
    if not given or not Path(given).is_file():
        missing = f"no file of roll calls: set {FILE} to a Parquet file with rcid, iso3, vote"
        return [Line(what="all-pairs agreement", ours=missing)]
    votes = _votes(Path(given))
    cast = votes.filter(pl.col("vote") != "absent").select(
        "roll_call", pl.col("iso3").cast(pl.String), score=pl.col("vote").replace_strict(SCORES, return_dtype=pl.Int8)
    )
    all_pairs(votes)
    product, seconds = _timed(lambda: as_rows(all_pairs(votes)), REPEATS)
    peers = {
        "DuckDB self-join": _timed(lambda: _by_duckdb(cast), 2),
        "Polars join": _timed(lambda: _by_polars(cast), 2),
        "pandas merge, in blocks": _timed(lambda: _by_pandas(cast), 1),
    }
    for found, _ in peers.values():
        _assert_same(found, product)
    fastest = min(seconds for name, (_, seconds) in peers.items() if "pandas" not in name)
    return [
        _line(name, seconds, theirs, _mark(name, is_fastest=theirs == fastest)) for name, (_, theirs) in peers.items()
    ]


def _votes(path: Path) -> pl.DataFrame:
    """One row per roll call and state, in the form the indicator gets."""
    raw = pl.read_parquet(path, columns=["rcid", "iso3", "vote"]).filter(pl.col("vote").is_in(list(WORDS)))
    return raw.select(
        pl.col("iso3").cast(pl.String),
        roll_call="rcid",
        vote=pl.col("vote").cast(pl.Int64).replace_strict(WORDS, return_dtype=pl.Enum(list(WORDS.values()))),
    ).unique(["roll_call", "iso3"], keep="first", maintain_order=True)


def _by_duckdb(cast: pl.DataFrame) -> pl.DataFrame:
    with duckdb.connect() as connection:
        connection.register("cast_votes", cast.to_arrow())
        found = pl.from_arrow(connection.sql(SELF_JOIN).to_arrow_table())
    return pl.DataFrame(found)


def _by_polars(cast: pl.DataFrame) -> pl.DataFrame:
    lazy = cast.with_columns(pl.col("iso3").cast(pl.Categorical), pl.col("score").cast(pl.Int32)).lazy()
    pairs = lazy.join(lazy, on="roll_call", suffix="_right")
    agreement = 1 - (pl.col("score") - pl.col("score_right")).abs().sum() / (2 * pl.len())
    sums = pairs.group_by("iso3", "iso3_right").agg(agreement=agreement, common=pl.len())
    named = sums.collect(engine="streaming").with_columns(pl.col("iso3", "iso3_right").cast(pl.String))
    return named.filter(pl.col("iso3") < pl.col("iso3_right")).rename({"iso3": "left", "iso3_right": "right"})


def _by_pandas(cast: pl.DataFrame) -> pl.DataFrame:
    import pandas as pd

    rows = pd.DataFrame({name: cast[name].to_numpy() for name in ("roll_call", "iso3", "score")})
    rows["iso3"] = rows["iso3"].astype("category")
    block = pd.factorize(rows["roll_call"])[0] // BLOCK
    parts = [_merged(part) for _, part in rows.groupby(block)]
    sums = pd.concat(parts).groupby(["iso3_x", "iso3_y"], observed=True).sum().reset_index()
    return pl.DataFrame(
        {
            "left": sums["iso3_x"].astype(str).to_list(),
            "right": sums["iso3_y"].astype(str).to_list(),
            "agreement": (1 - sums["distance"] / (2 * sums["common"])).to_numpy(),
            "common": sums["common"].to_numpy(),
        }
    )


def _merged(part: "object") -> "object":
    pairs = part.merge(part, on="roll_call")  # type: ignore[attr-defined]
    pairs = pairs[pairs["iso3_x"].cat.codes < pairs["iso3_y"].cat.codes]
    distance = (pairs["score_x"] - pairs["score_y"]).abs().astype("int64")
    pairs = pairs[["iso3_x", "iso3_y"]].assign(distance=distance, common=1)
    return pairs.groupby(["iso3_x", "iso3_y"], observed=True).sum()


def _timed(work: Callable[[], pl.DataFrame], times: int) -> tuple[pl.DataFrame, float]:
    """The answer and the median of its wall clock, seconds."""
    seconds = []
    for _ in range(times):
        started = time.perf_counter()
        found = work()
        seconds.append(time.perf_counter() - started)
    return found, statistics.median(seconds)


def _assert_same(found: pl.DataFrame, expected: pl.DataFrame) -> None:
    """Raises AssertionError unless both hold the same pairs with the same numbers."""
    columns = [pl.col("left"), pl.col("right"), pl.col("agreement").round(9), pl.col("common").cast(pl.Int64)]
    ordered = [frame.select(columns).sort("left", "right") for frame in (found, expected)]
    assert_frame_equal(*ordered, abs_tol=1e-8)


def _mark(name: str, *, is_fastest: bool) -> float | None:
    if "pandas" in name:
        return PANDAS_TO_BEAT
    return JOINS_TO_BEAT if is_fastest else None


def _line(name: str, ours: float, theirs: float, times: float | None) -> Line:
    return Line(
        what="all-pairs agreement, matrix product",
        ours=f"{1000 * ours:.0f} ms",
        peer=f"{name}: {theirs:.2f} s",
        ratio=ours / theirs,
        mark="" if times is None else f">= {times:.0f} x faster",
        reached=None if times is None else theirs >= times * ours,
    )
