"""What was said before, what later, and what others said."""

from datetime import date

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.declared import declared_first, later_over_before, organiser_figures, others_over_declared, whole_claims

DAY = date(2026, 11, 22)
START = date(2016, 9, 5)
EXERCISES = pl.DataFrame({"vintage": [DAY], "exercise_id": ["x"], "start_date": [START], "known_on": [START]})


def _claims(*rows: tuple[str, int, str, str | None, date]) -> pl.DataFrame:
    """claimant_type, figure, scope, scope_detail, known_on."""
    return pl.DataFrame(
        [
            {"vintage": DAY, "exercise_id": "x", "metric": "troops", "claimant_type": side, "value_low": figure,
             "value_high": figure, "scope": scope, "scope_detail": detail, "known_on": day}
            for side, figure, scope, detail, day in rows
        ],
        schema_overrides={"scope_detail": pl.String},
    )  # fmt: skip


KAVKAZ = _claims(
    ("official_lead", 12500, "total", "as announced a month before", date(2016, 9, 30)),
    ("official_lead", 12500, "vd_portion", "at any one time in Southern MD", date(2016, 9, 9)),
    ("official_lead", 120000, "total", "all stages and civilians", date(2016, 9, 9)),
    ("official_lead", 125000, "total", "all stages, military only", date(2016, 9, 19)),
    ("independent", 222000, "total", "as cited by RUSI, make-up not given", date(2017, 9, 30)),
)


def test_an_announced_size_is_before_whenever_it_was_printed() -> None:
    found = organiser_figures(KAVKAZ, EXERCISES).sort("middle")
    assert found.select("middle", "is_before", "is_announced").rows() == [
        (12500.0, True, True), (125000.0, False, False)
    ]  # fmt: skip


def test_later_over_before() -> None:
    assert later_over_before(KAVKAZ, EXERCISES)["value"].to_list() == pytest.approx([10.0])


def test_a_repeated_figure_is_not_a_later_one() -> None:
    claims = _claims(
        ("official_lead", 12700, "total", None, START), ("official_lead", 12700, "total", None, date(2018, 1, 1))
    )
    assert later_over_before(claims, EXERCISES).is_empty()


def test_a_first_announced_size_counts_only_against_the_later_one() -> None:
    claims = _claims(
        ("official_lead", 80000, "phase", "first announcement", START),
        ("official_lead", 160000, "total", None, date(2016, 9, 12)),
        ("independent", 160000, "total", None, date(2016, 9, 30)),
    )
    assert later_over_before(claims, EXERCISES)["value"].to_list() == [2.0]
    assert others_over_declared(claims, EXERCISES)["value"].to_list() == [1.0]


def test_declared_first_falls_back_on_any_figure() -> None:
    late = _claims(("official_lead", 5000, "total", None, date(2016, 10, 1)))
    assert declared_first(organiser_figures(late, EXERCISES))["middle"].to_list() == [5000.0]


def test_the_account_of_all_stages_counts_as_a_total() -> None:
    assert whole_claims(KAVKAZ).filter(pl.col("scope_detail").is_null())["value_low"].to_list() == [125000]


FIGURES = st.lists(
    st.tuples(st.sampled_from(["official_lead", "independent"]), st.integers(1, 1000)), min_size=1, max_size=6
)


@settings(deadline=None, max_examples=30)
@given(FIGURES, st.integers(2, 9))
def test_ratios_do_not_depend_on_the_unit(figures: list[tuple[str, int]], scale: int) -> None:
    def measured(factor: int) -> list[tuple[float, ...]]:
        claims = _claims(*[(side, figure * factor, "total", None, START) for side, figure in figures])
        return others_over_declared(claims, EXERCISES).select("low", "value", "high").rows()

    assert measured(1) == [pytest.approx(row) for row in measured(scale)]
