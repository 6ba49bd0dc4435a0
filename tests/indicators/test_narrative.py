"""Groups of speakers and votes of publishers."""

from datetime import date

import polars as pl
import pytest

from indicators.narrative import uses
from indicators.vintages import stack

DAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def said(frames: dict[str, pl.DataFrame]) -> pl.DataFrame:
    return uses(stack({name: frames[name] for name in ("statement", "membership_event")}, [DAY]))


@pytest.mark.parametrize(
    ("actor", "group"),
    [
        ("HUN", "western"), ("eu", "western"), ("CAN", "western"), ("RUS", "russian"), ("BLR", "russian"),
        ("csto", "russian"), ("UKR", "others"), ("CHN", "others"), ("sco", "others"), ("osce", "others"),
    ],
)  # fmt: skip
def test_groups_follow_membership(said: pl.DataFrame, actor: str, group: str) -> None:
    assert said.filter(actor=actor)["group"].unique().to_list() == [group]


def test_membership_is_that_of_the_day(frames: dict[str, pl.DataFrame]) -> None:
    finnish = frames["statement"].head(2).with_columns(
        actor=pl.lit("FIN"), statement_date=pl.Series([date(1990, 1, 1), date(2024, 1, 1)])
    )  # fmt: skip
    small = {"statement": finnish, "membership_event": frames["membership_event"]}
    found = uses(stack(small, [DAY])).sort("statement_date")
    assert found["group"].to_list() == ["others", "western"]


def test_every_use_is_kept_and_weights_add_up_to_one(said: pl.DataFrame) -> None:
    assert said.height == 127
    sums = said.group_by("group", "period_start").agg(pl.col("weight").sum())["weight"]
    assert sums.to_list() == pytest.approx([1.0] * len(sums))
