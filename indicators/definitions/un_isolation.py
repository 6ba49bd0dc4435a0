"""How alone Russia, China and the United States stand in the contested votes of the General Assembly."""

import polars as pl

from indicators.indicator import Frames, Indicator
from indicators.periods import end_of, start_of
from indicators.reading import NOTHING, joined, newest
from indicators.resolutions import TITLES, plenary

VOTERS = ("CHN", "RUS", "USA")
CAST = ("yes", "no", "abstain")
BY_COUNT = "RUS"
"""The voter whose vote is known for resolutions without votes by state."""
VOTE = ["vintage", "resolution"]
COUNTED = [*VOTE, "topic", "vote_date", "resolution_known_on", "from_memory", *CAST]


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by voter, topic (in counterpart) and closed year: share of the other voting states that voted alike."""
    judged = plenary(frames["un_resolution"])
    closed = judged.filter(end_of(start_of(pl.col("vote_date"), "A"), "A") <= pl.col("vintage"))
    votes = closed.rename({"known_on": "resolution_known_on"}).select(
        *COUNTED, stated=pl.col("russia_position").cast(pl.String)
    )  # fmt: skip
    company = pl.concat([_by_state(votes, frames["un_vote"]), _by_count(votes, frames["un_vote"])])
    cell = ["vintage", "entity", "counterpart", "period_start"]
    held = votes.group_by("vintage", counterpart="topic", period_start=start_of(pl.col("vote_date"), "A")).agg(
        held=pl.len()
    )
    cells = company.with_columns(period_start=start_of(pl.col("vote_date"), "A")).group_by(cell).agg(
        value=pl.col("share").mean(),
        low=pl.col("share").min(),
        high=pl.col("share").max(),
        known_on=pl.max_horizontal(pl.col("known_on").max(), pl.col("vote_date").max()),
        evidence_rows=pl.len().cast(pl.Int64),
        from_memory=pl.col("from_memory").any(),
    )  # fmt: skip
    is_whole = (pl.col("evidence_rows") == pl.col("held")) & ~pl.col("from_memory")
    return cells.join(held, on=["vintage", "counterpart", "period_start"]).with_columns(
        coverage=pl.when(is_whole).then(pl.lit("complete")).otherwise(pl.lit("partial"))
    )


def _by_state(votes: pl.DataFrame, cast_votes: pl.DataFrame) -> pl.DataFrame:
    """From votes by state: one row per vote in which the voter cast one."""
    theirs = cast_votes.filter(pl.col("iso3").is_in(VOTERS)).select(
        *VOTE, "known_on", entity="iso3", vote=pl.col("vote").cast(pl.String)
    )
    return _company(
        votes.join(theirs, on=VOTE).with_columns(known_on=pl.max_horizontal("known_on", "resolution_known_on"))
    )


def _by_count(votes: pl.DataFrame, cast_votes: pl.DataFrame) -> pl.DataFrame:
    """From the counts and the Russian vote, where there are no votes by state."""
    rest = votes.join(cast_votes.select(VOTE).unique(), on=VOTE, how="anti")
    return _company(rest.with_columns(entity=pl.lit(BY_COUNT), vote="stated", known_on="resolution_known_on"))


def _company(votes: pl.DataFrame) -> pl.DataFrame:
    """The share of the other voting states that cast the same vote."""
    same = pl.coalesce(pl.when(pl.col("vote") == word).then(word) for word in CAST)
    others = pl.sum_horizontal(CAST) - 1
    return votes.filter(pl.col("vote").is_in(CAST) & (others > 0)).select(
        "vintage", "entity", "vote_date", "known_on", "from_memory", counterpart="topic", share=(same - 1) / others
    )


def finding(latest: pl.DataFrame) -> str:
    """Russia's company at the last votes on every topic."""
    rows = newest(latest).filter(pl.col("entity") == BY_COUNT).rows(named=True)
    if not rows:
        return NOTHING
    parts = [f"{TITLES[row['counterpart']]} {row['value']:.0%} ({row['period_start'].year})" for row in rows]
    return f"Share of the other states voting that voted as Russia did, at the latest votes recorded: {joined(parts)}."


INDICATOR = Indicator(
    id="un_isolation",
    system="united_nations",
    title="How alone a voter stands",
    question="How much company do Russia, China and the United States have in contested votes?",
    unit="share",
    direction="neutral",
    frequency="A",
    entity_kind="country",
    reads=("un_resolution", "un_vote"),
    coverage_rule=(
        "Complete where every plenary vote recorded on the topic in the year was used, else partial; for China and the "
        "United States votes by state end in 2019, with one of 2022. Years without a vote, and the running "
        "year, have no row."
    ),
    model_family="share",
    minimum_periods=8,
    definition=(
        "Of the other states that voted yes, no or abstained, the share that cast the same vote as the voter, averaged "
        "over the year's plenary votes on a topic (counterpart); low and high are the year's lowest and highest vote. "
        "From votes by state where they are recorded; for Russia else from the counts and the Russian vote. A small "
        "share means little company on that text, not isolation at large; abstaining states stand with neither side, "
        "and absent ones are left out. Texts differ from vote to vote, so compare like resolutions."
    ),
    compute=compute,
    finding=finding,
    revisable=False,
)
