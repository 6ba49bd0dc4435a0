"""What differs between the latest observations of this release and those of the release before."""

import polars as pl

from indicators.vintages import latest
from warehouse.frames import table

KEY = ["indicator_id", "entity", "counterpart", "period_start"]


def changes(previous: pl.DataFrame | None, observations: pl.DataFrame) -> pl.DataFrame:
    """The rows of the mart table `change`; none when there is no release before.

    Both frames have the columns of the mart table `observation`; only the latest revision of a cell counts.
    A cell is new or withdrawn as a whole; it is revised when its value differs.
    """
    if previous is None:
        return table("change").empty()
    before, now = (_values(frame, name) for frame, name in ((previous, "before"), (observations, "now")))
    both = before.join(now, on=KEY, how="full", coalesce=True)
    kind = (
        pl.when(pl.col("in_before").is_null()).then(pl.lit("new"))
        .when(pl.col("in_now").is_null()).then(pl.lit("withdrawn"))
        .when(pl.col("value_before").ne_missing(pl.col("value_now"))).then(pl.lit("revised"))
    )  # fmt: skip
    return (
        both.with_columns(kind=kind)
        .filter(pl.col("kind").is_not_null())
        .select(*KEY, "kind", "value_before", "value_now")
        .sort(*KEY)
    )


def _values(observations: pl.DataFrame, name: str) -> pl.DataFrame:
    return latest(observations).select(
        *KEY, pl.col("value").alias(f"value_{name}"), pl.lit(value=True).alias(f"in_{name}")
    )
