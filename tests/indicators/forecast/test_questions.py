"""Questions with a date: words, probabilities, issue and resolution."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.forecast import ledger, questions
from indicators.forecast.confidence import Record
from indicators.forecast.ledger import Stamp
from indicators.forecast.question_cells import Period
from indicators.forecast.question_list import QUESTIONS, Question
from indicators.registry import INDICATORS

Frames = dict[str, pl.DataFrame]
TODAY = date(2021, 3, 1)
STAMP = Stamp(refresh_id="r1", issued_on=TODAY, code_version="1")
ASKED = Question(
    id="new_member", text="Will X gain a member in {period}?", indicator_id="i", entity="x", evidence="event"
)
RECORDED = Question(
    id="check",
    text="Will a check be recorded in {period}?",
    indicator_id="i",
    entity="x",
    window=8,
    is_recorded=True,
    evidence="event",
)


def asked(
    latest: pl.DataFrame,
    question: Question,
    *,
    grades: str = "ABCF",
    day: date = TODAY,
    stamp: Stamp = STAMP,
    record: Record | None = None,
) -> pl.DataFrame:
    """The rows of the ledger about one question, its evidence graded letter by letter."""
    records = {question.id: record} if record else {}
    return questions.asked(latest, graded(grades), day, stamp, records, [question])


def graded(grades: str, *, known_on: date = date(2015, 1, 1)) -> Frames:
    """Rows of evidence, one a letter, each of a publisher of its own kind."""
    return {
        "event": pl.DataFrame({"publisher": list(grades), "known_on": [known_on] * len(grades)}),
        "publisher": pl.DataFrame({"publisher_id": list("ABCDEF"), "kind": list("abcdef")}),
        "publisher_kind": pl.DataFrame({"kind": list("abcdef"), "reliability": list("ABCDEF")}),
    }


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
    made = asked(cells([0, 4, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1]), ASKED)
    row = questions.published(made, cells([0]), [ASKED]).row(0, named=True)
    # Eleven closed years, two of them with an event: four at once are one year; the open year does not count.
    assert row["probability"] == pytest.approx(2.5 / 12, abs=1e-4)
    assert (row["question"], row["resolves_on"]) == ("Will X gain a member in 2022?", date(2022, 12, 31))
    assert (row["word"], row["confidence"]) == ("highly unlikely", "low")
    assert row["basis"] == "2 of the last 11 years had an event."
    assert row["low"] < row["probability"] < row["high"]
    assert row["happened"] is None


def test_confidence_is_moderate_with_five_events_and_whole_coverage() -> None:
    found = [
        questions.published(asked(made, ASKED), made, [ASKED])["confidence"][0]
        for made in (cells([0, 1] * 5), cells([0, 1] * 4 + [0, 0]))
    ]
    assert found == ["moderate", "low"]


def test_without_records_none_is_recorded_and_the_words_say_so() -> None:
    made = asked(cells([None, 1, None, None, None, None, 1, None, None, None], "sample"), RECORDED)
    row = questions.published(made, cells([0]), [RECORDED]).row(0, named=True)
    assert row["probability"] == pytest.approx(1.5 / 9, abs=1e-4)
    assert "in the sources seen" in row["basis"]
    assert row["confidence"] == "low"


def test_too_few_periods_or_samples_ask_nothing() -> None:
    assert asked(cells([1.0] * 7), ASKED).is_empty()
    assert asked(cells([1.0] * 10, "sample"), ASKED).is_empty()


@pytest.mark.parametrize(("value", "happened"), [(0.0, False), (2.0, True)])
def test_a_question_resolves_and_is_scored(value: float, *, happened: bool) -> None:
    made = asked(cells([0, 1] * 5), ASKED)
    closed = cells([0.0] * 12 + [value], known=date(2022, 12, 31))
    row = questions.published(made, closed, [ASKED]).row(0, named=True)
    assert row["happened"] is happened
    assert row["brier"] == row["baseline_brier"] == pytest.approx((0.5 - happened) ** 2)
    partial = cells([0.0] * 12 + [value], "partial", known=date(2022, 12, 31))
    assert questions.published(made, partial, [ASKED])["happened"][0] is None


def test_a_question_is_issued_once_a_period_or_when_its_inputs_change() -> None:
    first = asked(cells([0, 1] * 5), ASKED)
    later = Stamp(refresh_id="r2", issued_on=date(2021, 6, 1), code_version="1")
    june = date(2021, 6, 1)
    assert ledger.due(first, asked(cells([0, 1] * 5), ASKED, day=june, stamp=later)).is_empty()
    assert ledger.due(first, asked(cells([0, 1] * 5), ASKED, day=date(2022, 1, 1), stamp=later)).height == 1
    assert ledger.due(first, asked(cells([1, 1] * 5), ASKED, day=june, stamp=later)).height == 1
    assert ledger.forecast(first).is_empty()


def test_the_baseline_is_the_share_of_all_periods_and_the_answer_that_of_the_last() -> None:
    question = replace(ASKED, window=8)
    made = asked(cells([1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 1]), question)
    row = questions.published(made, cells([0]), [question]).row(0, named=True)
    assert row["probability"] == pytest.approx(1.5 / 9, abs=1e-4)
    assert row["baseline_probability"] == pytest.approx(4.5 / 12, abs=1e-4)
    closed = cells([0.0] * 12 + [1], known=date(2022, 12, 31))
    scored = questions.published(made, closed, [question]).row(0, named=True)
    assert scored["brier"] == pytest.approx((1 - 1.5 / 9) ** 2, abs=1e-3)
    assert scored["baseline_brier"] == pytest.approx((1 - 4.5 / 12) ** 2, abs=1e-3)


def test_a_series_that_begins_with_its_first_event_does_not_count_that_period() -> None:
    found = cells([1, 0, 0, 0, 0, 0, 0, 0, 1, 0])
    bases = [
        questions.published(asked(found, question), found, [question])["basis"][0]
        for question in (ASKED, replace(ASKED, begins_with_event=True))
    ]
    assert bases == ["2 of the last 10 years had an event.", "1 of the last 9 years had an event."]


def test_a_pooled_question_adds_up_its_series() -> None:
    one, other = cells([0.0, 1] + [0] * 8, "sample"), cells([None] * 9 + [2.0], "sample")
    both = pl.concat([one, other.with_columns(entity=pl.lit("y"))])
    pooled = replace(RECORDED, entity="any", pooled="entity", window=25)
    row = questions.published(asked(both, pooled), both, [pooled]).row(0, named=True)
    assert row["basis"].startswith("2 of the last 10 years")
    assert row["entity"] == "any"
    later = pl.concat([both, cells([0.0] * 12 + [1.0], "sample", known=date(2022, 12, 31)).tail(1)])
    assert questions.published(asked(both, pooled), later, [pooled])["happened"][0] is True


def test_rows_of_before_the_baseline_was_kept_still_show() -> None:
    made = asked(cells([0, 1] * 5), ASKED).with_columns(
        quantiles=pl.col("quantiles").list.head(3),
        note=pl.col("note").str.split("\n").list.head(3).list.join("\n"),
    )
    row = questions.published(made, cells([0.0] * 12 + [1], known=date(2022, 12, 31)), [ASKED]).row(0, named=True)
    assert row["baseline_probability"] is row["baseline_brier"] is row["confidence_reason"] is None
    assert row["brier"] == pytest.approx(0.25)


def test_a_retired_question_stays_on_record() -> None:
    made = asked(cells([0, 1] * 5), ASKED)
    row = questions.published(made, cells([0.0] * 12 + [1], known=date(2022, 12, 31)), []).row(0, named=True)
    assert (row["question"], row["resolves_on"], row["happened"]) == ("Will X gain a member in 2022?", None, None)


def test_the_confidence_says_what_it_rests_on() -> None:
    alternating = cells([0, 1] * 5)
    found = {
        grades: questions.published(asked(alternating, ASKED, grades=grades), alternating, [ASKED]).row(0, named=True)
        for grades in ("ABCF", "ADEF")
    }
    assert found["ABCF"]["confidence"] == "moderate"
    assert "75% of 4 rows of evidence are graded A to C" in found["ABCF"]["confidence_reason"]
    assert found["ADEF"]["confidence"] == "low"
    assert found["ADEF"]["confidence_reason"] == "Low, as only 25% of 4 rows of evidence are graded A to C."


@given(st.lists(st.integers(0, 3), min_size=8, max_size=40), st.integers(8, 25))
def test_an_answer_lies_in_its_interval_and_follows_the_hits(values: list[int], window: int) -> None:
    periods = [Period(2000 + i, float(value), is_covered=True, known_on=TODAY) for i, value in enumerate(values)]
    question = replace(ASKED, window=window)
    found = questions.answer(question, periods, [True], Record())
    assert 0 <= found.low <= found.probability <= found.high <= 1
    last = values[-window:]
    assert found.probability == pytest.approx((sum(v > 0 for v in last) + 0.5) / (len(last) + 1), abs=1e-4)
    assert found.baseline == pytest.approx((sum(v > 0 for v in values) + 0.5) / (len(values) + 1), abs=1e-4)


def test_the_questions_asked_are_about_real_series(marts: Frames) -> None:
    ids = {indicator.id for indicator in INDICATORS}
    assert {question.indicator_id for question in QUESTIONS} <= ids
    made = marts["question"]
    assert set(made["question_id"]) == {question.id for question in QUESTIONS}
    assert ((made["low"] <= made["probability"]) & (made["probability"] <= made["high"])).all()
    assert made["baseline_probability"].null_count() == made["confidence_reason"].null_count() == 0
    samples = made.filter(pl.col("question_id").str.ends_with("_recorded"))
    assert samples["question"].str.contains("recorded").all()
    assert set(samples["confidence"].cast(pl.String)) == {"low"}
