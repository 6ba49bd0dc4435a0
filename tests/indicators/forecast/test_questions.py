"""Questions with a date: words, probabilities, issue and resolution."""

from collections.abc import Sequence
from datetime import date

import polars as pl
import pytest

from indicators.forecast import ledger, questions
from indicators.forecast.ledger import Stamp
from indicators.forecast.questions import QUESTIONS, Question
from indicators.registry import INDICATORS

Frames = dict[str, pl.DataFrame]
TODAY = date(2021, 3, 1)
STAMP = Stamp(refresh_id="r1", issued_on=TODAY, code_version="1")
ASKED = Question(id="new_member", text="Will X gain a member in {period}?", indicator_id="i", entity="x")
RECORDED = Question(
    id="check", text="Will a check be recorded in {period}?", indicator_id="i", entity="x", window=8, is_recorded=True
)


def cells(values: Sequence[float | None], coverage: str = "complete", *, known: date | None = None) -> pl.DataFrame:
    """Years from 2010 on; the year of TODAY is open unless `known` says that it closed."""
    return pl.DataFrame(
        [
            {
                "indicator_id": "i",
                "entity": "x",
                "counterpart": "",
                "frequency": "A",
                "period_start": date(2010 + i, 1, 1),
                "value": value,
                "coverage": "not_observed" if value is None else coverage,
                "known_on": known or date(2010 + i, 12, 31),
                "is_preliminary": 2010 + i >= TODAY.year and known is None,
            }
            for i, value in enumerate(values)
        ]
    )


@pytest.mark.parametrize(
    ("probability", "word"),
    [
        (0.0, "remote chance"),
        (0.05, "remote chance"),
        (0.1, "highly unlikely"),
        (0.2, "highly unlikely"),
        (0.25, "unlikely"),
        (0.35, "unlikely"),
        (0.4, "realistic possibility"),
        (0.5, "realistic possibility"),
        (0.55, "likely"),
        (0.75, "likely"),
        (0.8, "highly likely"),
        (0.9, "highly likely"),
        (0.95, "almost certain"),
        (1.0, "almost certain"),
    ],
)
def test_words_of_the_yardstick(probability: float, word: str) -> None:
    assert questions.word(probability) == word


def test_what_is_no_probability_has_no_word() -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        questions.word(1.1)


def test_a_question_is_about_the_next_period_that_has_not_begun() -> None:
    asked = questions.asked(cells([0, 4, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1]), TODAY, STAMP, [ASKED])
    row = questions.published(asked, cells([0]), [ASKED]).row(0, named=True)
    # Eleven closed years, two of them with an event: four at once are one year; the open year does not count.
    assert row["probability"] == pytest.approx(2.5 / 12, abs=1e-4)
    assert (row["question"], row["resolves_on"]) == ("Will X gain a member in 2022?", date(2022, 12, 31))
    assert (row["word"], row["confidence"]) == ("highly unlikely", "low")
    assert row["basis"] == "2 of the last 11 years had an event."
    assert row["low"] < row["probability"] < row["high"]
    assert row["happened"] is None


def test_confidence_is_moderate_with_five_events_and_whole_coverage() -> None:
    found = [
        questions.published(questions.asked(made, TODAY, STAMP, [ASKED]), made, [ASKED])["confidence"][0]
        for made in (cells([0, 1] * 5), cells([0, 1] * 4 + [0, 0]))
    ]
    assert found == ["moderate", "low"]


def test_without_records_none_is_recorded_and_the_words_say_so() -> None:
    asked = questions.asked(
        cells([None, 1, None, None, None, None, 1, None, None, None], "sample"), TODAY, STAMP, [RECORDED]
    )
    row = questions.published(asked, cells([0]), [RECORDED]).row(0, named=True)
    assert row["probability"] == pytest.approx(1.5 / 9, abs=1e-4)
    assert "in the sources seen" in row["basis"]
    assert row["confidence"] == "low"


def test_too_few_periods_or_samples_ask_nothing() -> None:
    assert questions.asked(cells([1.0] * 7), TODAY, STAMP, [ASKED]).is_empty()
    assert questions.asked(cells([1.0] * 10, "sample"), TODAY, STAMP, [ASKED]).is_empty()


@pytest.mark.parametrize(("value", "happened"), [(0.0, False), (2.0, True)])
def test_a_question_resolves_and_is_scored(value: float, *, happened: bool) -> None:
    asked = questions.asked(cells([0, 1] * 5), TODAY, STAMP, [ASKED])
    closed = cells([0.0] * 12 + [value], known=date(2022, 12, 31))
    row = questions.published(asked, closed, [ASKED]).row(0, named=True)
    assert row["happened"] is happened
    assert row["brier"] == pytest.approx((0.5 - happened) ** 2)
    partial = cells([0.0] * 12 + [value], "partial", known=date(2022, 12, 31))
    assert questions.published(asked, partial, [ASKED])["happened"][0] is None


def test_a_question_is_issued_once_a_period_or_when_its_inputs_change() -> None:
    first = questions.asked(cells([0, 1] * 5), TODAY, STAMP, [ASKED])
    later = Stamp(refresh_id="r2", issued_on=date(2021, 6, 1), code_version="1")
    assert ledger.due(first, questions.asked(cells([0, 1] * 5), date(2021, 6, 1), later, [ASKED])).is_empty()
    assert ledger.due(first, questions.asked(cells([0, 1] * 5), date(2022, 1, 1), later, [ASKED])).height == 1
    assert ledger.due(first, questions.asked(cells([1, 1] * 5), date(2021, 6, 1), later, [ASKED])).height == 1
    assert ledger.forecast(first).is_empty()


def test_the_questions_asked_are_about_real_series(marts: Frames) -> None:
    ids = {indicator.id for indicator in INDICATORS}
    assert {question.indicator_id for question in QUESTIONS} <= ids
    asked = marts["question"]
    assert set(asked["question_id"]) == {question.id for question in QUESTIONS}
    assert ((asked["low"] <= asked["probability"]) & (asked["probability"] <= asked["high"])).all()
