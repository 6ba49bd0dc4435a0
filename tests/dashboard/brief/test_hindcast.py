"""Hindcasts in the brief: what an earlier day is given afterwards, and how questions asked afterwards fared."""

import re
from datetime import date

import polars as pl
import pytest

from dashboard.brief.content import Finding, Text
from warehouse.read import Release

from .conftest import Compose, answers, blocks, table

EVE = date(2022, 2, 23)


@pytest.mark.parametrize("day", [None, EVE])
def test_the_record_of_questions_is_that_of_resolved_hindcasts(
    compose: Compose, release: Release, day: date | None
) -> None:
    brief = compose(day) if day else compose()
    past = release.query(
        "select * from mart.question_past where happened is not null and resolves_on < $day "
        "qualify row_number() over (partition by question_id, resolves_on order by as_of desc) = 1",
        {"day": brief.as_of},
    )
    hits = past.filter(pl.col("happened"), pl.col("probability") >= 0.5).height
    misses = past.filter(pl.col("happened"), pl.col("probability") < 0.5).height
    told = f"Hindcasts: Warning from 50 % on: {hits} hits, {misses} misses and "
    assert hits > 1 < misses
    assert told in table(brief, "ahead").note
    scored = past.drop_nulls(["brier", "baseline_brier"])
    brier = f"{scored['brier'].mean():.3f} / {scored['baseline_brier'].mean():.3f}"
    text = next(block.text for block in blocks(brief) if isinstance(block, Text) and block.text.startswith("Hindcasts"))
    assert text.startswith(told)
    assert text.endswith(f"{brier}.")
    lines = [row[6] for row in table(brief, "question").rows]
    assert sum(int(found[1]) for line in lines if (found := re.search(r"Record: (\d+) hit", line))) <= hits
    assert any(re.search(r"Record: [1-9]\d* hit", line) for line in lines)


@pytest.mark.parametrize(("day", "reckoned"), [(EVE, "23 Feb 2022"), (date(2023, 6, 30), "31 Dec 2022")])
def test_an_earlier_day_has_trends_and_ranges_of_the_nearest_reckoned_day(
    compose: Compose, release: Release, day: date, reckoned: str
) -> None:
    brief = compose(day)
    assert f"reckoned for {reckoned} (hindcast)" in table(brief, "glance").note
    arms = next(block for block in blocks(brief) if isinstance(block, Finding) and "arms-control" in block.key)
    facts = dict(arms.facts)
    verdict = release.query(
        "select verdict from mart.trend_past where indicator_id = 'arms_control_in_force' and entity = 'all' "
        "and as_of = (select max(as_of) from mart.trend_past where as_of <= $day)",
        {"day": day},
    ).item()
    assert facts["Trend"].startswith(f"on {reckoned} (hindcast): ")
    assert verdict in facts["Trend"]
    assert f"reckoned for {reckoned} (hindcast)" in facts["Ahead"]
    fans = [block for block in blocks(brief) if isinstance(block, Finding) and block.key.startswith("forecast-")]
    assert fans
    assert all(fan.statistic.startswith("Hindcast: ") and "never issued" in fan.statistic for fan in fans)
    assert "(hindcast)" in answers(brief)["What would change our mind?"]
    assert "(hindcast), not issued then" in table(brief, "question").note
