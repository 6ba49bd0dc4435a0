"""The evidence columns: who published a row, and the first day on which anybody could know it."""

from collections.abc import Callable
from datetime import date

import polars as pl

from etl import publishers
from etl.source import Source, Timing

Current = Callable[[str], pl.DataFrame]
TEXTS = ("source_url", "source_title", "publisher_as_printed", "claimant", "claimant_type", "verified")


def with_evidence(
    frame: pl.DataFrame, source: Source, timing: Timing, current: Current, taken_on: date
) -> pl.DataFrame:
    """Add the evidence columns to a shaped text frame; `current` gives rows held by table name.

    No row is known later than the source was compiled or, if it is live, than it was taken in.
    """
    present = [name for name in TEXTS if name in frame.columns]
    fixed = [pl.lit(source.constants.get(name), dtype=pl.String).alias(name) for name in TEXTS if name not in present]
    # A file without the column was compiled from its addresses: what has none was recalled.
    default = pl.when(pl.col("source_url").is_null()).then(pl.lit("recalled")).otherwise(pl.lit("seen"))
    frame = frame.with_columns(*fixed, pl.lit(source.id).alias("source_id")).with_columns(
        pl.coalesce("verified", default) if "verified" not in present else pl.col("verified")
    )
    domains = publishers.by_domain(current("publisher"))
    found = {url: publishers.resolve(url, domains) for url in frame["source_url"].unique()}
    frame = frame.with_columns(
        pl.col("source_url").replace_strict(found, return_dtype=pl.String, default=None).alias("publisher")
    )
    limit = source.compiled_on or taken_on
    return _known(_days(frame, timing, current), source, limit).drop(*(set(frame.columns) & {"_event"}), strict=False)


def keep_first_days(rows: pl.DataFrame, held: pl.DataFrame, subject: tuple[str, ...]) -> pl.DataFrame:
    """Rows that are held with the same content keep the day on which they were first known.

    The day on which a live source is taken in moves; what was known on an earlier one stays known since then.
    """
    days = ["published_on", "known_on", "known_on_basis"]
    earlier = held.select("row_id", *subject, *(pl.col(name).alias(f"_{name}") for name in days))
    joined = rows.join(earlier, on=["row_id", *subject], how="left", nulls_equal=True, maintain_order="left")
    stays = (pl.col("_known_on") < pl.col("known_on")).fill_null(value=False)
    kept = [pl.when(stays).then(f"_{name}").otherwise(name).alias(name) for name in days]
    return joined.with_columns(kept).select(rows.columns)


def _days(frame: pl.DataFrame, timing: Timing, current: Current) -> pl.DataFrame:
    """Add `_published` (text), `_claim` and `_event` (days), null where the source has none."""
    nothing = pl.lit(None, dtype=pl.String)
    frame = frame.with_columns(
        (pl.col(timing.published) if timing.published else nothing).alias("_published"),
        _day(pl.col(timing.claimed) if timing.claimed else nothing).alias("_claim"),
        _period_end(pl.col(timing.event) if timing.event else nothing).alias("_event"),
    )
    if timing.lag_days is not None:
        return frame.with_columns(pl.col("_event").dt.offset_by(f"{timing.lag_days}d"))
    if "date_precision" in frame.columns:
        frame = frame.with_columns(_widen(pl.col("_event"), pl.col("date_precision")))
    if timing.event_of:
        name, key, column = timing.event_of
        days = current(name).select(key, pl.col(column).alias("_of"))
        frame = (
            frame.join(days, on=key, how="left", maintain_order="left")
            .with_columns(pl.coalesce("_event", "_of").alias("_event"))
            .drop("_of")
        )
    return frame


def _known(frame: pl.DataFrame, source: Source, last_day: date) -> pl.DataFrame:
    """Add published_on, known_on and known_on_basis by the written order, none later than the last day."""
    published = pl.col("_published")
    is_day = published.str.len_chars() == len("YYYY-MM-DD")
    exact = pl.when(is_day).then(_day(published))
    rough = pl.when(~is_day).then(_period_end(published))
    lagged = any(timing.lag_days is not None for timing in source.timing.values())
    ways = [("publication", exact), ("claim", pl.col("_claim")), ("publication_period_end", rough)]
    ways.append(("release_lag" if lagged else "event", pl.col("_event")))
    known = pl.coalesce(day for _, day in ways)
    basis = pl.coalesce(pl.when(day.is_not_null()).then(pl.lit(name)) for name, day in ways)
    printed = pl.coalesce(exact, rough)
    limit = pl.lit(last_day)
    ahead = known.is_null() | (known > limit)
    return frame.with_columns(
        pl.when(printed > limit).then(limit).otherwise(printed).alias("published_on"),
        pl.when(ahead).then(limit).otherwise(known).alias("known_on"),
        pl.when(ahead).then(pl.lit("compiled")).otherwise(basis).alias("known_on_basis"),
    ).drop("_published", "_claim", "_event")


def _day(text: pl.Expr) -> pl.Expr:
    return text.str.to_date("%Y-%m-%d", strict=False)


def _period_end(text: pl.Expr) -> pl.Expr:
    """Last day of a year (YYYY), month (YYYY-MM) or day written as text."""
    length = text.str.len_chars()
    return (
        pl.when(length == len("YYYY")).then((text + "-12-31").str.to_date("%Y-%m-%d", strict=False))
        .when(length == len("YYYY-MM")).then((text + "-01").str.to_date("%Y-%m-%d", strict=False).dt.month_end())
        .otherwise(_day(text))
    )  # fmt: skip


def _widen(day: pl.Expr, precision: pl.Expr) -> pl.Expr:
    """The last day that a date of month or year precision can mean."""
    return (
        pl.when(precision == "year").then(pl.date(day.dt.year(), 12, 31))
        .when(precision == "month").then(day.dt.month_end())
        .otherwise(day)
    ).alias("_event")  # fmt: skip
