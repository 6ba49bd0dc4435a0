"""Votes of exercises near thresholds."""

from datetime import date

import polars as pl

from indicators.declared_votes import votes

DAY = date(2021, 1, 31)
START = date(2020, 5, 1)


def _votes(
    *claims: tuple[int, str, str | None], kind: str = "operational", zone: str = "true"
) -> dict[str, list[float]]:
    """Votes by threshold of one Russian exercise: the organiser's figure, scope and detail."""
    frames = {
        "exercise": pl.DataFrame(
            {"vintage": [DAY], "exercise_id": ["x"], "lead_actor": ["RUS"], "start_date": [START], "known_on": [START],
             "vd_zone": [zone], "exercise_type": [kind]}
        ),
        "exercise_claim": pl.DataFrame(
            [{"vintage": DAY, "exercise_id": "x", "metric": "troops", "scope": scope, "scope_detail": detail,
              "claimant_type": "official_lead", "value_low": figure, "value_high": figure, "known_on": START}
             for figure, scope, detail in claims],
            schema_overrides={"scope_detail": pl.String},
        ),
        "membership_event": pl.DataFrame(
            {"vintage": [DAY], "event_id": ["e"], "org_id": ["csto"], "actor": ["RUS"], "status_after": ["member"],
             "event_date": [date(1992, 5, 15)], "known_on": [date(1992, 5, 15)]}
        ),
    }  # fmt: skip
    return {row["counterpart"]: row["votes"] for row in votes(frames).rows(named=True)}


def test_the_window_is_half_open() -> None:
    assert _votes((13000, "total", None))["13000"] == [0.0]
    assert "13000" not in _votes((14000, "total", None))
    assert _votes((12000, "total", None))["13000"] == [1.0]


def test_an_exercise_has_one_vote_split_among_its_distinct_figures() -> None:
    assert _votes((12500, "total", None), (12500, "total", None), (13000, "total", None))["13000"] == [0.5]


def test_portions_count_in_their_own_variant_only() -> None:
    found = _votes((12900, "vd_portion", None), (80000, "total", None))
    assert found == {"13000:with_portions": [1.0]}


def test_thresholds_do_not_aim_at_fleets_and_far_places() -> None:
    assert _votes((12500, "total", None), kind="naval") == {}
    assert _votes((12500, "total", None), zone="false") == {}
