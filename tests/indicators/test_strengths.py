"""Step bands: what a claim of strength is worth in the quarters after it."""

from datetime import date

import polars as pl

from indicators.strengths import present, step_bands

COLUMNS = ("formation", "as_of", "date_precision", "personnel_low", "personnel_high", "counts_within")


def _bands(*claims: tuple[str, date, str, int, int, str | None], vintage: date = date(2030, 12, 31)) -> pl.DataFrame:
    rows = pl.DataFrame(claims, schema=COLUMNS, orient="row", infer_schema_length=None).with_columns(
        pl.col("counts_within").cast(pl.String),
        vintage=pl.lit(vintage), entity=pl.lit("RUS in BLR"), counterpart=pl.lit("independent"), known_on="as_of",
        status=pl.lit("actual"), claimant_type=pl.lit("independent"),
    )  # fmt: skip
    return step_bands(present(rows)).sort("period_start")


def test_a_claim_lasts_a_year_then_the_series_is_empty_for_two() -> None:
    found = _bands(("base", date(2020, 2, 1), "day", 900, 1100, None))
    assert found["coverage"].to_list() == ["sample", *["partial"] * 4, *["not_observed"] * 8]
    assert found["value"].drop_nulls().to_list() == [1000] * 5
    # A year later is 31 January 2021, two more end on 31 January 2023.
    assert found["period_start"].to_list()[-1] == date(2023, 1, 1)


def test_a_later_claim_replaces_an_earlier_one() -> None:
    found = _bands(("base", date(2020, 2, 1), "day", 900, 900, None), ("base", date(2020, 8, 1), "day", 300, 300, None))
    assert found["value"].to_list()[:4] == [900, 900, 300, 300]
    assert found["low"].to_list()[:4] == [900, 900, 300, 300]


def test_claims_of_one_quarter_make_the_band_and_the_last_is_carried() -> None:
    found = _bands(("base", date(2020, 1, 5), "day", 100, 200, None), ("base", date(2020, 3, 5), "day", 700, 900, None))
    assert found.select("value", "low", "high").rows()[:2] == [(800, 100, 900), (800, 700, 900)]


def test_a_claim_dated_by_its_year_covers_the_year() -> None:
    found = _bands(("base", date(2020, 1, 1), "year", 500, 500, None))
    assert found["coverage"].to_list()[:9] == [*["sample"] * 4, *["partial"] * 4, "not_observed"]


def test_parts_are_never_added_to_their_whole() -> None:
    found = _bands(
        ("all", date(2020, 2, 1), "day", 500, 500, None),
        ("part", date(2020, 2, 1), "day", 600, 600, "all"),
        ("other", date(2020, 2, 1), "day", 200, 200, None),
    )
    # The part claims more than the whole, and the other formation is not added.
    assert found.select("value", "evidence_rows").row(0) == (500, 1)


def test_republished_figures_count_once() -> None:
    claim = ("base", date(2020, 2, 1), "day", 500, 500, None)
    assert _bands(claim, claim)["evidence_rows"].to_list()[0] == 1


def test_plans_assigned_personnel_and_exercise_strengths_are_not_present() -> None:
    rows = pl.DataFrame(
        {
            "formation": ["base", "base", "US forces (DMDC, assigned)", "reinforcement for an exercise", "late"],
            "status": ["actual", "planned", "actual", "actual", "actual"],
            "as_of": [date(2020, 1, 1)] * 4 + [date(2031, 1, 1)],
            "vintage": [date(2030, 12, 31)] * 5,
            "claimant_type": ["independent"] * 5,
        }
    )
    assert present(rows)["formation"].to_list() == ["base"]
