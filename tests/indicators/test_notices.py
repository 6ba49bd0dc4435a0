"""Known, denied and unknown, by side."""

from datetime import date

import polars as pl
import pytest

from indicators.notices import shares, words

DAY = date(2021, 1, 31)
START = date(2020, 5, 1)


def _shares(*exercises: tuple[str, str, bool]) -> dict[str, tuple[float, float | None, float | None]]:
    """Of exercises of 10,000 led by Norway: kind, answer, whether without notice."""
    names = [str(number) for number in range(len(exercises))]
    frames = {
        "exercise": pl.DataFrame(
            [{"vintage": DAY, "exercise_id": name, "lead_actor": "NOR", "start_date": START, "known_on": START,
              "vd_zone": "true", "exercise_type": kind, "vd_notified": answer, "is_snap": is_snap}
             for name, (kind, answer, is_snap) in zip(names, exercises, strict=True)]
        ),
        "exercise_claim": pl.DataFrame(
            [{"vintage": DAY, "exercise_id": name, "metric": "troops", "scope": "total", "scope_detail": None,
              "claimant_type": "official_lead", "value_low": 10000, "value_high": 10000, "known_on": START}
             for name in names],
            schema_overrides={"scope_detail": pl.String},
        ),
        "membership_event": pl.DataFrame(
            {"vintage": [DAY], "event_id": ["e"], "org_id": ["nato"], "actor": ["NOR"], "status_after": ["member"],
             "event_date": [date(1949, 4, 4)], "known_on": [date(1949, 4, 4)]}
        ),
    }  # fmt: skip
    found = shares(frames, "vd_notified", 9000)
    return {row["counterpart"]: (row["low"], row["value"], row["high"]) for row in found.rows(named=True)}


def test_unknown_widens_the_bounds() -> None:
    found = _shares(
        ("operational", "true", False), ("operational", "false", False), *[("operational", "unknown", False)] * 2
    )
    assert found["yes"] == pytest.approx((0.25, 0.25, 0.75))
    assert found["no"] == pytest.approx((0.25, 0.25, 0.75))
    assert found["unknown"][1] == pytest.approx(0.5)


def test_no_on_a_check_without_notice_is_unknown() -> None:
    found = _shares(("snap_inspection", "false", True), ("operational", "true", False))
    assert found["no"][1] == 0
    assert found["unknown"][1] == 0.5


def test_fleets_and_missiles_are_not_counted() -> None:
    found = _shares(("naval", "true", False), ("nuclear", "true", False), ("operational", "unknown", False))
    assert found["unknown"][1] == 1


def test_words_name_all_three_answers() -> None:
    cells = pl.DataFrame({"entity": ["nato"] * 3, "counterpart": ["yes", "no", "unknown"], "value": [0.25, 0.0, 0.75]})
    assert words(cells, "notified") == "led by NATO or members 25% notified, 0% not, 75% unknown"
