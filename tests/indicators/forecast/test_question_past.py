"""Questions put back to the ends of past periods."""

from datetime import date

import polars as pl
import pytest

from indicators.forecast import question_past
from indicators.forecast.confidence import RESOLVED
from indicators.forecast.question_list import QUESTIONS, Question

Frames = dict[str, pl.DataFrame]
ASKED = Question(id="q", text="Will X gain a member in {period}?", indicator_id="i", entity="x", evidence="event")
FRAMES = {
    "event": pl.DataFrame({"publisher": ["p", "q"], "known_on": [date(2000, 1, 1), date(2016, 1, 1)]}),
    "publisher": pl.DataFrame({"publisher_id": ["p", "q"], "kind": ["press", "blog"]}),
    "publisher_kind": pl.DataFrame({"kind": ["press", "blog"], "reliability": ["C", "E"]}),
}


def revisions(*rows: tuple[int, float, date]) -> pl.DataFrame:
    """Closed years with their value and the day from which it could be known."""
    return pl.DataFrame(
        [
            {
                "indicator_id": "i",
                "entity": "x",
                "counterpart": "",
                "frequency": "A",
                "period_start": date(year, 1, 1),
                "value": value,
                "coverage": "complete",
                "known_on": known_on,
                "is_preliminary": False,
            }
            for year, value, known_on in rows
        ]
    )


def years(first: int, last: int, *, event: int) -> list[tuple[int, float, date]]:
    return [(year, float(year == event), date(year, 12, 31)) for year in range(first, last + 1)]


def test_each_year_end_asks_about_the_next_year_on_what_was_known() -> None:
    found = question_past.asked(revisions(*years(2005, 2016, event=2014)), FRAMES, date(2017, 6, 1), [ASKED])
    rows = {row["as_of"].year: row for row in found.iter_rows(named=True)}
    assert list(rows) == [2012, 2013, 2014, 2015, 2016]  # eight closed years first
    assert rows[2013]["question"] == "Will X gain a member in 2014?"
    assert rows[2013]["probability"] == pytest.approx(0.5 / 10, abs=1e-4)
    assert rows[2014]["probability"] == pytest.approx(1.5 / 11, abs=1e-4)
    assert [rows[year]["happened"] for year in rows] == [False, True, False, False, None]
    assert rows[2013]["brier"] == pytest.approx(0.95**2)
    assert rows[2016]["brier"] is rows[2016]["baseline_brier"] is None


def test_what_became_known_later_is_not_used() -> None:
    found = [
        question_past.asked(revisions(*years(2005, 2016, event=2014), *later), FRAMES, date(2017, 6, 1), [ASKED])
        for later in ([], [(2006, 1.0, date(2015, 3, 1))])
    ]
    columns = ["as_of", "probability", "low", "high", "basis", "confidence_reason"]
    before, after = (frame.filter(pl.col("as_of") < date(2015, 3, 1)).select(columns) for frame in found)
    assert before.height == 3
    assert before.equals(after)
    assert not found[0].select(columns).equals(found[1].select(columns))


def test_evidence_and_record_are_those_of_the_day() -> None:
    found = question_past.asked(revisions(*years(2000, 2016, event=2014)), FRAMES, date(2017, 6, 1), [ASKED])
    reasons = dict(found.select("as_of", "confidence_reason").iter_rows())
    # The row by a blog of 2016 halves the share; half is not fewer than half.
    assert reasons[date(2015, 12, 31)] == reasons[date(2016, 12, 31)] == "Low, as only 1 period had an event."
    late = {**FRAMES, "event": FRAMES["event"].with_columns(known_on=pl.lit(date(2016, 1, 1)))}
    found = question_past.asked(revisions(*years(2000, 2016, event=2014)), late, date(2017, 6, 1), [ASKED])
    assert "0% of 0 rows" in found["confidence_reason"][0]


def test_the_record_is_that_of_the_hindcasts_until_enough_issues_have_resolved() -> None:
    past = question_past.asked(revisions(*years(2000, 2016, event=2014)), FRAMES, date(2017, 6, 1), [ASKED])
    found = question_past.records(past.clear(), past)["q"]
    resolved = past.drop_nulls("brier")
    assert (found.kind, found.resolved) == ("hindcast", resolved.height)
    assert found.brier == pytest.approx(resolved["brier"].mean())
    issued = pl.concat([resolved] * 3).head(RESOLVED)
    assert question_past.records(issued, past)["q"].kind == "issued"
    assert question_past.records(issued.head(RESOLVED - 1), past)["q"].kind == "hindcast"


def test_hindcasts_of_the_questions_asked(marts: Frames, data_as_of: date) -> None:
    past = marts["question_past"]
    assert set(past["question_id"]) == {question.id for question in QUESTIONS}
    assert (past["as_of"] < past["resolves_on"]).all()
    assert (
        past.filter(pl.col("resolves_on") > data_as_of)["happened"].null_count()
        == past.filter(pl.col("resolves_on") > data_as_of).height
    )
    nato = past.filter(pl.col("question_id") == "nato_accession", pl.col("happened"))
    assert [day.year for day in nato["resolves_on"]] == [2017, 2020, 2023, 2024]
