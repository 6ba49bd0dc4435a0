"""Steps of sanctions: which are new measures, and the numbered packages of the European Union."""

import polars as pl

EU = "eu"
STOCK = "cumulative_total"
NOT_ADOPTED = (STOCK, "planned", "blocked")
NO_NEW_MEASURE = (*NOT_ADOPTED, "renewal", "relief", "monitoring_ended", "snapback_trigger")
"""Totals, plans, blocked and renewed measures, relief, the end of a panel, and a notice that measures may return."""
NUMBER = r"^EU (\d+)(?:st|nd|rd|th) package"


def without(steps: pl.DataFrame, kinds: tuple[str, ...]) -> pl.DataFrame:
    """The steps taken by the vintage that have none of these kinds."""
    is_other = pl.col("kinds").list.set_intersection(list(kinds)).list.len() == 0
    return steps.filter(is_other & (pl.col("step_date") <= pl.col("vintage")))


def packages(steps: pl.DataFrame) -> pl.DataFrame:
    """One row per vintage and numbered package of the EU adopted by then: `number`, adopted_on, known_on, size.

    A package adopted in several steps (the third) counts at its first. `size` is null where it was not seen.
    """
    numbered = without(steps, NOT_ADOPTED).with_columns(
        number=pl.col("package").str.extract(NUMBER).cast(pl.Int64), step_size=pl.col("size")
    )
    adopted = numbered.filter((pl.col("sender") == EU) & pl.col("number").is_not_null())
    return adopted.group_by("vintage", "number").agg(
        adopted_on=pl.col("step_date").min(),
        known_on=pl.max_horizontal(pl.col("known_on").min(), pl.col("step_date").min()),
        size=pl.when(pl.col("step_size").is_not_null().any()).then(pl.col("step_size").max()),
    )
