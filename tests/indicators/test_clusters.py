"""Stars of neighbouring exercises."""

from datetime import date

import polars as pl
import pytest

from indicators.clusters import haversine_km, pairs, stars, sums

DAY = date(2026, 11, 22)


def _small(*rows: tuple[str, str, str, float, int, int, str | None]) -> pl.DataFrame:
    """Exercises of May 2020: id, lead, bloc, latitude, first day, declared, parent."""
    return pl.DataFrame(
        [
            {"vintage": DAY, "exercise_id": name, "lead_actor": lead, "bloc": bloc, "part_of": parent,
             "start_date": date(2020, 5, day), "end_date": date(2020, 5, day), "latitude": latitude, "longitude": 20.0,
             "declared": float(declared), "others": None, "known_on": date(2020, 5, day), "others_known_on": None}
            for name, lead, bloc, latitude, day, declared, parent in rows
        ],
        schema_overrides={"part_of": pl.String, "others": pl.Float64, "others_known_on": pl.Date},
    )  # fmt: skip


def _found(small: pl.DataFrame) -> list[tuple[str, float, float, int]]:
    near = pairs(small, window=14, radius=600)
    return sums(stars(near), small).select("centre", "declared", "declared_high", "members").sort("centre").rows()


def test_a_quarter_of_the_globe() -> None:
    frame = pl.DataFrame({"a": [0.0, 0.0], "b": [0.0, 0.0], "c": [0.0, 90.0], "d": [90.0, 0.0]})
    km = frame.select(haversine_km(*(pl.col(name) for name in "abcd"))).to_series()
    assert km.to_list() == pytest.approx([10007.56, 10007.56], abs=0.01)


def test_two_below_the_threshold_reach_it_together() -> None:
    small = _small(("a", "RUS", "csto", 54, 1, 8000, None), ("b", "BLR", "csto", 55, 10, 6000, None))
    assert _found(small) == [("a", 14000, 14000, 2)]


def test_strangers_far_places_and_late_days_are_no_neighbours() -> None:
    centre = ("a", "RUS", "csto", 54.0, 1, 12000, None)
    assert _found(_small(centre, ("b", "POL", "nato", 54, 1, 6000, None))) == []
    assert _found(_small(centre, ("b", "RUS", "csto", 60, 1, 6000, None))) == []
    assert _found(_small(centre, ("b", "RUS", "csto", 54, 16, 6000, None))) == []
    assert _found(_small(("a", "SWE", "other", 54, 1, 12000, None), ("b", "UKR", "other", 54, 1, 6000, None))) == []


def test_a_part_is_never_added_to_its_whole() -> None:
    small = _small(("a", "USA", "nato", 54, 1, 12000, None), ("b", "USA", "nato", 54, 2, 6000, "a"))
    assert _found(small) == [("a", 12000, 18000, 2)]


def test_stars_do_not_chain() -> None:
    small = _small(
        ("a", "RUS", "csto", 50, 1, 12000, None),
        ("b", "RUS", "csto", 55, 1, 5000, None),
        ("c", "RUS", "csto", 60, 1, 4000, None),
    )
    # c lies too far from a; b, its only neighbour, is larger, so c is no centre either.
    assert _found(small) == [("a", 17000, 17000, 2)]


def test_of_two_alike_one_is_the_centre() -> None:
    small = _small(("a", "RUS", "csto", 54, 1, 7000, None), ("b", "RUS", "csto", 54, 2, 7000, None))
    assert _found(small) == [("a", 14000, 14000, 2)]
