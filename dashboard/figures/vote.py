"""Figures of the United Nations General Assembly."""

import polars as pl

from dashboard import data, wording
from dashboard.charts import vote as chart
from dashboard.charts import world
from dashboard.charts.template import spec
from dashboard.figures.figure import Figure
from dashboard.selection import Selection

SINCE = 1991
REGIONS_SINCE = 1971
MAP_SINCE = 1993
"""From then on the states of the record are, but for Yugoslavia and what followed it, those of the map."""
FEW_VOTES = 20
NAMED = 2
"""States named at each end."""
BALLOTS = 20
MEANING = "1 same vote, 0.5 one of the two abstains, 0 opposite; absent is not abstaining and is left out"
AGENDA = (
    "Most resolutions are adopted without a vote and the agenda changes, so agreement follows the contested questions "
    "of the year, not alignment at large."
)


def ends(rows: pl.DataFrame) -> str:
    """Where the record of roll calls stops, in words."""
    return (
        f"Full roll calls end in {rows.select(pl.col('year').max()).item()}: what came after is not in these lines."
        if rows.height
        else ""
    )


def agreement(selected: Selection, country: str, name: str) -> Figure:
    """Agreement of one state with Russia, China and the United States."""
    answer = data.ask("un_agreement_country", as_of=selected.as_of, country=country, since=SINCE)
    when = answer.rows.select(pl.col("year").max()).item()
    last = answer.rows.filter(pl.col("year") == pl.col("year").max()).sort("agreement", descending=True)
    told = wording.joined(f"{row['counterpart']} {row['agreement']:.0%}" for row in last.to_dicts())
    return Figure(
        key="vote-agreement",
        finding=f"Agreement of {name} in {when}: {told}" if told else f"No recorded votes of {name} since {SINCE}",
        statistic=f"Agreement in recorded votes per year: {MEANING}",
        answer=answer,
        spec=spec(chart.agreement),
        alt=f"Lines of yearly agreement of {name} with Russia, China and the United States. In {when}: {told}.",
        evidence=lambda: data.ask("un_agreement_evidence", as_of=selected.as_of),
        limits=f"{ends(answer.rows)} {AGENDA}",
    )


def agreement_map(selected: Selection, counterpart: str, name: str, year: int) -> Figure:
    """Agreement of every state with one other in a year."""
    answer = data.ask("un_agreement_map", as_of=selected.as_of, counterpart=counterpart, year=year)
    often = answer.rows.filter(pl.col("common_votes") >= FEW_VOTES)
    middle = often.select(pl.col("agreement").median()).item()
    named = [
        f"{row['state']} {row['agreement']:.0%}"
        for row in (*often.head(NAMED).to_dicts(), *often.tail(NAMED).to_dicts())
    ]
    span = f"from {wording.joined(named[:NAMED])} to {wording.joined(named[NAMED:])}"
    told = f"median {middle:.0%}, {span}" if often.height else ""
    return Figure(
        key="vote-map",
        finding=f"Agreement with {name} in {year}: {told or 'no state voted often enough'}",
        statistic=f"Agreement in recorded votes with {name} (dark grey): {MEANING}; pale grey: no vote of its own; "
        "dots: small states",
        answer=answer,
        spec=spec(chart.agreement_map, counterpart),
        alt=f"Map of the world: agreement of {answer.rows.height} states with {name} in {year}, {told}.",
        evidence=lambda: data.ask("un_agreement_evidence", as_of=selected.as_of),
        limits=f"{AGENDA} The finding is about states with at least {FEW_VOTES} votes in common; one that seldom votes "
        f"stands on few. Territories have no vote of their own. Outlines are those of today. {world.NOTE}",
    )


def regions(selected: Selection) -> Figure:
    """Agreement by region as small multiples."""
    answer = data.ask("un_region", as_of=selected.as_of, since=REGIONS_SINCE)
    names = tuple(answer.rows["region"].unique().sort().to_list())
    return Figure(
        key="vote-regions",
        finding=data.finding("un_agreement", selected.as_of),
        statistic="Agreement in recorded votes, averaged over the states of a region without weights, same scales",
        answer=answer,
        spec=spec(chart.regions, names),
        alt=f"Small charts of agreement with Russia, China and the United States since {REGIONS_SINCE} for "
        f"{wording.joined(names)}.",
        evidence=lambda: data.ask("un_agreement_evidence", as_of=selected.as_of),
        limits=f"{ends(answer.rows)} {AGENDA} The votes of the USSR stand under Russia before 1992.",
    )


def ballots(selected: Selection, topic: str, name: str) -> Figure:
    """How the key votes on one topic went."""
    answer = data.ask("un_key_vote", as_of=selected.as_of, topic=topic, rows=BALLOTS)
    latest = answer.rows.head(1).to_dicts()
    votes = {row["vote"]: row["states"] for row in answer.rows.to_dicts() if row["ballot"] == latest[0]["ballot"]}
    told = ", ".join(f"{states} {vote.lower()}" for vote, states in votes.items())
    return Figure(
        key="vote-ballots",
        finding=f"{name}, latest: {latest[0]['title']}, {told}" if latest else f"{name}: no vote",
        statistic=f"States by vote, plenary votes only, the latest {BALLOTS} at most, newest first",
        answer=answer,
        spec=spec(chart.ballots),
        alt=f"Bars of yes, abstain, no and absent for votes on {name}. Latest: {told}.",
        evidence=lambda: data.ask("un_key_vote_evidence", as_of=selected.as_of, topic=topic),
        limits="Absent states stand only where they were counted; a bar without them is shorter, and absent is not "
        "abstaining. Texts differ from vote to vote, so compare like resolutions. Committee votes are left out.",
    )
