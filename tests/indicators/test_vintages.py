"""Vintages: what is stacked, and which revisions are kept."""

from dataclasses import replace
from datetime import date

import polars as pl

from indicators.definitions.bloc_members import INDICATOR
from indicators.indicator import Frames, Indicator
from indicators.vintages import FIRST_VINTAGE, days_of, known_by, latest, month_ends, observe, stack

Frame = pl.DataFrame


def test_month_ends_close_with_the_data() -> None:
    assert month_ends(date(2014, 4, 10)) == [
        date(2014, 1, 31), date(2014, 2, 28), date(2014, 3, 31), date(2014, 4, 10),
    ]  # fmt: skip
    assert month_ends(date(2014, 2, 28)) == [FIRST_VINTAGE, date(2014, 2, 28)]


def test_series_that_are_never_revised_need_one_vintage() -> None:
    day = date(2026, 11, 22)
    assert days_of(replace(INDICATOR, revisable=False), day) == [day]
    assert days_of(INDICATOR, day)[-1] == day


def test_evidence_is_repeated_and_reference_is_not() -> None:
    days = [date(2020, 1, 31), date(2020, 2, 29)]
    evidence = pl.DataFrame({"key": ["old", "new", "later"], "known_on": [date(2019, 1, 1), days[1], date(2021, 1, 1)]})
    reference = pl.DataFrame({"iso3": ["FRA"]})
    stacked = stack({"evidence": evidence, "reference": reference}, days)
    assert stacked["reference"].equals(reference)
    rows = stacked["evidence"].select("vintage", "key").sort("vintage", "key").rows()
    assert rows == [(days[0], "old"), (days[1], "new"), (days[1], "old")]


def _measuring() -> Indicator:
    """An indicator whose value at each vintage is the sum of what is known of `value`."""

    def compute(frames: Frames) -> Frame:
        return (
            frames["membership_event"]
            .group_by("vintage", "period_start")
            .agg(
                entity=pl.lit("x"),
                counterpart=pl.lit(""),
                value=pl.col("value").sum().cast(pl.Float64),
                low=None,
                high=None,
                coverage=pl.lit("complete"),
                known_on=pl.col("known_on").max(),
                evidence_rows=pl.len(),
            )
        )

    return replace(INDICATOR, compute=compute)


def _observed(rows: list[tuple[date, float]], data_as_of: date) -> Frame:
    evidence = pl.DataFrame(
        {"period_start": [date(2015, 1, 1)] * len(rows), "value": [value for _, value in rows],
         "known_on": [day for day, _ in rows]}
    )  # fmt: skip
    return observe(_measuring(), stack({"membership_event": evidence}, month_ends(data_as_of)))


def test_only_changes_are_kept_and_dated_by_their_evidence() -> None:
    found = _observed([(date(2015, 3, 3), 1.0), (date(2015, 5, 5), 2.0), (date(2017, 7, 7), 4.0)], date(2018, 1, 31))
    assert found.select("known_on", "value", "is_preliminary").rows() == [
        (date(2015, 3, 3), 1.0, True),
        (date(2015, 5, 5), 3.0, True),
        (date(2015, 12, 31), 3.0, False),
        (date(2017, 7, 7), 7.0, False),
    ]


def test_two_pieces_of_evidence_in_one_month_become_one_revision() -> None:
    found = _observed([(date(2016, 3, 3), 1.0), (date(2016, 3, 20), 2.0)], date(2016, 12, 31))
    assert found.select("known_on", "value").rows() == [(date(2016, 3, 20), 3.0)]


def test_nothing_is_known_before_its_evidence() -> None:
    found = _observed([(date(2015, 3, 3), 1.0), (date(2017, 7, 7), 4.0)], date(2018, 1, 31))
    assert known_by(found, date(2015, 3, 2)).is_empty()
    assert known_by(found, date(2017, 7, 6))["value"].to_list() == [1.0]
    assert latest(found)["value"].to_list() == [5.0]
