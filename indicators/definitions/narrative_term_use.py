"""How large a part each contested term takes in the recorded statements of each side."""

import polars as pl

from indicators.indicator import Frames, Indicator
from indicators.narrative import GROUP_RULE, GROUPS, STANCES, YEAR, uses
from indicators.reading import NOTHING, joined, observed, so_far
from indicators.sampling import as_sample

TERMS = (
    "eurasian_security", "indivisible_security", "multipolarity", "nato_enlargement", "sovereign_equality",
    "unilateral_sanctions",
)  # fmt: skip
FEWEST = 5
"""Uses by a group in a year below which a share is not worth stating."""
SEPARATOR = ": "


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by term, group and stance (`russian: promotes`) and year: share of the group's uses of all terms."""
    said = uses(frames)
    years = said.group_by(YEAR).agg(total=pl.len(), known_on=pl.col("known_on").max())
    cells = years.join(pl.DataFrame({"term": TERMS}), how="cross").join(pl.DataFrame({"stance": STANCES}), how="cross")
    counts = said.group_by(*YEAR, "term", "stance").agg(pl.col("weight").sum(), count=pl.len())
    filled = cells.join(counts, on=[*YEAR, "term", "stance"], how="left").with_columns(
        weighted=pl.col("weight").fill_null(0).clip(0, 1), plain=pl.col("count").fill_null(0) / pl.col("total")
    )
    enough = pl.col("total") >= FEWEST
    return as_sample(
        filled.with_columns(
            entity="term",
            counterpart=pl.concat_str("group", pl.lit(SEPARATOR), "stance"),
            value=pl.when(enough).then("weighted"),
            low=pl.when(enough).then(pl.min_horizontal("weighted", "plain")),
            high=pl.when(enough).then(pl.max_horizontal("weighted", "plain")),
            evidence_rows=pl.when(enough).then(pl.col("total").cast(pl.Int64)),
        )
    )


def finding(latest: pl.DataFrame) -> str:
    """The most used term of each group in its last year with enough uses."""
    cells = observed(latest).filter(pl.col("value") > 0)
    if cells.is_empty():
        return NOTHING
    parts = [_words(cells.filter(pl.col("counterpart").str.starts_with(group)), group) for group in GROUPS]
    return f"Contested terms most used in the statements recorded: {joined([part for part in parts if part])}."


def _words(cells: pl.DataFrame, group: str) -> str:
    if cells.is_empty():
        return ""
    last = cells.filter(pl.col("period_start") == pl.col("period_start").max())
    row = last.sort("value", "entity", descending=[True, False]).row(0, named=True)
    stance = row["counterpart"].partition(SEPARATOR)[2]
    year = f"{row['period_start'].year}{so_far(is_preliminary=row['is_preliminary'])}"
    term = row["entity"].replace("_", " ")
    return f"{group} {term} ({stance}, {row['value']:.0%} of {row['evidence_rows']} uses in {year})"


INDICATOR = Indicator(
    id="narrative_term_use",
    system="narrative",
    title="Use of contested terms",
    question="Which words do the sides contest, and do they promote or reject them?",
    unit="share",
    direction="neutral",
    frequency="A",
    entity_kind="term",
    reads=("statement", "membership_event"),
    coverage_rule=(
        "Sample: statements that were found, none in 2011-14 and 2016, half of them Russian and many of one agency's "
        "headlines from October 2025 on; years in which a group has fewer than five uses are not observed."
    ),
    model_family="share",
    minimum_periods=8,
    definition=(
        "Uses of a term in one stance divided by all recorded uses of the six terms by the same group of speakers in "
        "the same year. Each publisher has one vote in a group and year, shared by the uses first read there, so that "
        "a source searched densely does not make a trend; low and high span this share and the plain one. "
        f"{GROUP_RULE} A speaker's use of a term on one day counts once. Promotes means use with approval, for "
        "sanctions and enlargement defence of the thing; the American and Hungarian rejections of enlargement in 2025 "
        "concern Ukraine alone. Shares of a sample say what was found, not how often it was said."
    ),
    compute=compute,
    finding=finding,
)
