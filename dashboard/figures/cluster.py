"""Figures of clusters of exercises: where and when their parts were held."""

import polars as pl

from dashboard import data, wording
from dashboard.charts import cluster as chart
from dashboard.charts import world
from dashboard.charts.template import spec
from dashboard.data import Answer
from dashboard.figures.exercise import SAMPLE
from dashboard.figures.figure import Figure
from dashboard.selection import Selection
from indicators.definitions.split_exercise_clusters import RADIUS, WINDOW

READING = "Filled: the largest of a cluster, numbered; pale: its neighbours; an exercise may belong to two."
ROUGH = (
    "Points are rough centres given with the exercises, not sites: an exercise in nine countries is one point, and one "
    "at sea lies at sea."
)


def places(selected: Selection) -> Figure:
    """Where the exercises of each cluster lie."""
    answer = _members(selected)
    far = answer.rows.filter(~pl.col("is_largest"))
    widest = far.sort("km_apart", descending=True).head(1).to_dicts()
    told = "".join(
        f"; furthest apart: {row['exercise']}, {row['km_apart']:,} km from {row['around']}" for row in widest
    )
    return Figure(
        key="cluster-places",
        finding=f"{far.height} neighbours in {answer.rows['cluster'].n_unique()} clusters{told}",
        statistic=f"Exercises within {WINDOW} days and {RADIUS:.0f} km of the largest of their cluster, each "
        "declared below 13,000; area of a mark: troops declared",
        answer=answer,
        spec=spec(chart.places),
        alt=f"Map of northern and eastern Europe: {answer.rows.height} exercises tied to the largest of their "
        f"cluster. {_listed(answer.rows)}.",
        evidence=lambda: _evidence(selected),
        limits=f"{READING} {ROUGH} Neighbours are no proof of a split. {world.NOTE}",
    )


def timeline(selected: Selection) -> Figure:
    """When the exercises of each cluster ran."""
    answer = _members(selected)
    near = answer.rows.filter(~pl.col("is_largest"))
    largest = answer.rows.filter(pl.col("is_largest")).select("cluster", ends="last_day")
    at_once = near.join(largest, on="cluster").filter((pl.col("first_day") < pl.col("ends")) & (pl.col("last_day") > 0))
    return Figure(
        key="cluster-timeline",
        finding=f"{at_once.height} of {near.height} neighbours ran at the same time as the largest of their cluster",
        statistic="First to last day, counted from the first day of the largest; numbers as on the map",
        answer=answer,
        spec=spec(chart.timeline),
        alt=f"Bars of {answer.rows.height} exercises in days from the first day of the largest of their cluster. "
        f"{_listed(answer.rows)}.",
        evidence=lambda: _evidence(selected),
        limits=f"{READING} Some days are known to the month only. {SAMPLE}",
    )


def _members(selected: Selection) -> Answer:
    return data.ask("exercise_cluster_member", as_of=selected.as_of, days=WINDOW, km=RADIUS)


def _listed(members: pl.DataFrame) -> str:
    return wording.joined(members["around"].unique(maintain_order=True)) or "No cluster is known"


def _evidence(selected: Selection) -> Answer:
    return data.ask("indicator_evidence", indicator="split_exercise_clusters", as_of=selected.as_of)
