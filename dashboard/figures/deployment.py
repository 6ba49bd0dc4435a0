"""Figures of deployments."""

from datetime import date

import polars as pl

from dashboard import data, focus, wording
from dashboard.charts import deployment as chart
from dashboard.charts import world
from dashboard.charts.template import spec
from dashboard.figures.figure import Figure
from dashboard.selection import Selection

ROWS = 10
FLANK = ("FIN", "EST", "LVA", "LTU", "POL", "SVK", "HUN", "ROU", "BGR")
SCOPES = ("Russian forces against Ukraine", "Russian forces in Ukraine", "Russian forces in Ukraine war zone")
MASSED = ("Russian forces near Ukraine border", "Russian forces near Ukraine border (planned peak)")
STANDING_US = (
    "US forces in Europe (total)",
    "US forces permanently based in Europe",
    "US forces in Germany",
    "US forces in Poland",
    "US forces in Romania",
    "US forces in Romania (after cut)",
)
OLD_DAYS = 365
ASSIGNED_SINCE = 2000
ASSIGNED_HOSTS = 6
SAMPLE = "Sample: claims that were found. No claim is no statement that nobody is there."
READING = (
    "Each mark is one claim, shaped by who makes it; hollow marks are plans, expected arrivals or ceilings and were "
    "not seen in place. Grey: from the lowest to the highest claim of the 92 days before, drawn to the "
    "next claim, at most 365 days."
)
OWN_SCALE = "Each row has its own scale from zero; the highest and the newest claim are printed."


def latest(selected: Selection) -> Figure:
    """Where troops stand by the newest claims."""
    seen = focus.of(selected)
    answer = data.ask("deployment_latest", as_of=selected.as_of, senders=(), focus=seen.actors)
    old = answer.rows.filter(pl.col("age") != chart.AGES[0]).height
    return Figure(
        key="deployment-latest",
        finding=f"Of {answer.rows.height} forces abroad, the newest claim is older than a year for {old}",
        statistic="Largest formation per sender and host among the claims made within a year of the newest one; mark "
        "and number: middle of its newest claim, bar: range of these claims; persons, log scale, 0 at the left edge"
        f"{seen.only}",
        answer=answer,
        spec=spec(chart.latest),
        alt=f"Troops by sender and host on a log scale, {answer.rows.height} rows. "
        + "; ".join(f"{row['who_where']} {row['newest_claim']:,}" for row in answer.rows.head(3).to_dicts()),
        evidence=lambda: _evidence(selected, narrowed_to=seen.actors),
        limits=f"Formations are never added, so read at least. US counts of assigned personnel are left out. {SAMPLE}",
    )


def where(selected: Selection, area: str, senders: tuple[str, ...] = (), name: str = "") -> Figure:
    """Where troops stand by the newest claims, on a map; of one sender if one is named."""
    seen = focus.of(selected)
    answer = data.ask("deployment_latest", as_of=selected.as_of, senders=senders, focus=seen.actors)
    present = answer.rows.filter(pl.col("newest_claim") > 0).sort("newest_claim", descending=True)
    told = "; ".join(
        f"{row['who_where']} {row['newest_claim']:,} ({wording.day(row['newest'])})"
        for row in present.head(3).to_dicts()
    )
    whose = f"forces of {name}" if name else "forces"
    return Figure(
        key="deployment-map",
        finding=f"Largest {whose} abroad by the newest claims: {told}"
        if told
        else f"No {whose} abroad by the newest claims",
        statistic="Largest formation per sender and host; area of a circle: middle of its newest claim, persons; half "
        "filled: claim older than a year, empty: older than three; cross: the newest claim is nobody; shaded: hosts"
        f"{seen.only}",
        answer=answer,
        spec=spec(chart.hosts, area),
        alt=f"Map of {area} with a circle for each of {present.height} forces abroad, sized by its newest claim. "
        f"{told}.",
        evidence=lambda: _evidence(selected, senders=senders, narrowed_to=seen.actors),
        limits=f"Land without a circle: no claim was found. {SAMPLE} Circles of one host lie in one another and are "
        "never added. Points are rough centres of hosts and bases, for drawing only. US counts of assigned personnel "
        f"are left out. {world.NOTE}",
    )


def by_host(selected: Selection, host: str, name: str) -> Figure:
    """Every claim about foreign forces in one host."""
    return _claims(
        selected,
        key="deployment-host",
        about=f"forces of others in {name}",
        statistic=f"Claims by formation, the {ROWS} largest; persons. {OWN_SCALE}",
        hosts=(host,),
    )


def sent(selected: Selection, sender: str, name: str) -> Figure:
    """Every claim about the forces that one state sends."""
    return _claims(
        selected,
        key="deployment-sent",
        about=f"forces that {name} sends",
        statistic=f"Claims by formation, the {ROWS} largest; persons. {OWN_SCALE}",
        senders=(sender,),
    )


def ukraine(selected: Selection) -> Figure:
    """Three scopes of Russian forces in and against Ukraine."""
    return _claims(
        selected,
        key="deployment-ukraine",
        about="Russian forces in and against Ukraine",
        statistic=f"Three scopes by three kinds of claimant, never added or chained; persons. {OWN_SCALE}",
        formations=SCOPES,
        limits="The scopes differ in who counts, in border regions, National Guard and support. "
        "Figures of either side of a war are no count by a neutral.",
    )


def massed(selected: Selection) -> Figure:
    """Russian forces near Ukraine's border before and after 2022."""
    return _claims(
        selected,
        key="deployment-massed",
        about="Russian forces near the border of Ukraine before the invasion of 2022",
        statistic=f"Claims, persons. {OWN_SCALE}",
        formations=MASSED,
    )


def dprk(selected: Selection) -> Figure:
    """North Korean forces in Russia."""
    return _claims(
        selected,
        key="deployment-dprk",
        about="forces of the DPR Korea in Russia",
        statistic=f"Claims by formation, each may be counted within a larger one; persons. {OWN_SCALE}",
        senders=("PRK",),
        limits="Claimants are Ukraine, the Republic of Korea, the United States, NATO and research; no strength stated "
        "by Moscow or Pyongyang is held. Numbers sent and numbers present differ by losses and rotation.",
    )


def announced(selected: Selection) -> Figure:
    """US forces in Europe as announced, rotations included."""
    return _claims(
        selected,
        key="deployment-us-announced",
        about="US forces in Europe as announced, with rotations",
        statistic=f"Claims by formation as it is named; persons. {OWN_SCALE}",
        formations=STANDING_US,
        limits="The formations differ in scope and lie within one another. Announced totals are never mixed with the "
        "counts of assigned personnel.",
    )


def assigned(selected: Selection) -> Figure:
    """US personnel assigned in Europe by the yearly counts."""
    answer = data.ask("us_assigned", as_of=selected.as_of, since=ASSIGNED_SINCE, rows=ASSIGNED_HOSTS)
    hosts = answer.rows.group_by("host").agg(pl.col("personnel").max()).sort("personnel", descending=True)
    names = tuple(hosts["host"].to_list())
    year = answer.rows.select(pl.col("year").max()).item()
    last = answer.rows.filter(pl.col("year") == pl.col("year").max()).sort("personnel", descending=True).head(3)
    told = wording.joined(f"{row['host']} {row['personnel']:,}" for row in last.to_dicts())
    return Figure(
        key="deployment-us-assigned",
        finding=f"Assigned in {year}: {told}",
        statistic=f"US active-duty personnel assigned, yearly counts (DMDC) of the {ASSIGNED_HOSTS} largest hosts "
        f"since {ASSIGNED_SINCE}",
        answer=answer,
        spec=spec(chart.assigned, names),
        alt=f"Lines of assigned US personnel by host since {ASSIGNED_SINCE}. In {year}: {told}.",
        evidence=lambda: data.ask("us_assigned_evidence", as_of=selected.as_of, since=ASSIGNED_SINCE),
        limits="Assigned is not present: rotational brigades in Poland, Romania and the Baltic states are not in these "
        "counts. A year without a mark has no count; the counts of 2003 and 2004 lack large hosts.",
    )


def flank(selected: Selection) -> Figure:
    """Allied forces in the states of the eastern flank."""
    answer = data.ask("deployment_flank", as_of=selected.as_of, hosts=FLANK)
    return Figure(
        key="deployment-flank",
        finding=_finding(answer.rows, "allied forces on the eastern flank", selected.as_of),
        statistic=f"Claims by host, every sender and formation; persons. {OWN_SCALE}",
        answer=answer,
        spec=spec(chart.claims, answer.rows["stands_in"].n_unique(), "stands_in", False),  # noqa: FBT003
        alt=f"Claims about allied forces by host: {wording.joined(answer.rows['stands_in'].unique().sort())}.",
        evidence=lambda: _evidence(selected, hosts=FLANK),
        limits="A contingent of one ally is often counted within NATO's battlegroup, so marks must not be added up. "
        f"Hollow: planned, expected or a ceiling, not seen in place. {SAMPLE}",
    )


def _claims(
    selected: Selection,
    *,
    key: str,
    about: str,
    statistic: str,
    senders: tuple[str, ...] = (),
    hosts: tuple[str, ...] = (),
    formations: tuple[str, ...] = (),
    limits: str = "",
) -> Figure:
    asked = {"senders": senders, "hosts": hosts, "formations": formations}
    answer = data.ask("deployment_claim", as_of=selected.as_of, rows=ROWS, **asked)
    told = _finding(answer.rows, about, selected.as_of)
    return Figure(
        key=key,
        finding=told,
        statistic=statistic,
        answer=answer,
        spec=spec(chart.claims, answer.rows["formation"].n_unique(), "formation", True),  # noqa: FBT003
        alt=f"{answer.rows.height} claims about {about}, one row per formation. {told}.",
        evidence=lambda: _evidence(selected, **asked),
        limits=" ".join(filter(None, [limits, READING, SAMPLE])),
    )


def _finding(claims: pl.DataFrame, about: str, as_of: date) -> str:
    """The newest claim of presence in words, and that it is old where it is."""
    present = claims.filter((pl.col("status") == "present") & (pl.col("as_of") <= as_of))
    if present.is_empty():
        return f"No claim of presence: {about}"
    row = present.sort("as_of", "personnel_high").row(-1, named=True)
    span = f"{row['personnel_low']:,}"
    if row["personnel_high"] != row["personnel_low"]:
        span = f"{span} to {row['personnel_high']:,}"
    age = (as_of - row["as_of"]).days
    stale = f"; stale, {wording.age(row['as_of'], as_of)}" if age > OLD_DAYS else ""
    named = about[0].upper() + about[1:]
    return (
        f"{named}, newest claim: {span}, {row['formation']} ({row['side'].lower()}, {wording.day(row['as_of'])}{stale})"
    )


def _evidence(
    selected: Selection,
    senders: tuple[str, ...] = (),
    hosts: tuple[str, ...] = (),
    formations: tuple[str, ...] = (),
    narrowed_to: tuple[str, ...] = (),
) -> data.Answer:
    return data.ask(
        "deployment_claim_evidence",
        as_of=selected.as_of,
        senders=senders,
        hosts=hosts,
        formations=formations,
        focus=narrowed_to,
    )
