"""Figures of exercises: like with like, each side one voice, repeats once."""

from datetime import date

import polars as pl
import pytest

from indicators.figures import best_figures, by_side, troop_figures

DAY = date(2026, 11, 22)


def claims(*rows: tuple[str, int, int, str, str | None]) -> pl.DataFrame:
    """Stacked claims about one exercise: claimant_type, low, high, scope, scope_detail."""
    return pl.DataFrame(
        [
            {"vintage": DAY, "exercise_id": "x", "metric": "troops", "claimant_type": side, "value_low": low,
             "value_high": high, "scope": scope, "scope_detail": detail, "known_on": date(2020, 1, 1 + number)}
            for number, (side, low, high, scope, detail) in enumerate(rows)
        ],
        schema_overrides={"scope_detail": pl.String},
    )  # fmt: skip


def test_only_bare_totals_are_compared() -> None:
    found = troop_figures(
        claims(
            ("official_lead", 12700, 12700, "total", None),
            ("official_lead", 8500, 8500, "vd_portion", None),
            ("official_lead", 20000, 20000, "total", "planned"),
            ("independent", 3000, 3000, "territory", "Belarus"),
        )
    )
    assert found["value_low"].to_list() == [12700]


def test_repeats_count_once_from_the_first_day() -> None:
    found = troop_figures(claims(*[("independent", 70000, 70000, "total", None)] * 3))
    assert found.select("middle", "known_on").rows() == [(70000.0, date(2020, 1, 1))]


def test_each_side_has_one_voice() -> None:
    best = best_figures(
        claims(
            ("official_lead", 12700, 12700, "total", None),
            ("independent", 70000, 70000, "total", None),
            ("official_other", 60000, 70000, "total", None),
            ("official_other", 100000, 100000, "total", None),
        )
    ).row(0, named=True)
    # Sides: 12,700; 70,000; (65,000 + 100,000) / 2 = 82,500. Their median is 70,000.
    assert (best["best"], best["low"], best["high"], best["figures"]) == (70000.0, 12700, 100000, 4)


def test_zapad_2017_on_the_real_rows(frames: dict[str, pl.DataFrame]) -> None:
    stacked = frames["exercise_claim"].with_columns(vintage=DAY)
    sides = by_side(troop_figures(stacked)).filter(pl.col("exercise_id") == "zapad-2017")
    middles = dict(sides.select("claimant_type", "middle").rows())
    assert middles["official_lead"] == pytest.approx(12700)
    assert middles["independent"] == pytest.approx(70000)
