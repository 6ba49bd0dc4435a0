"""The findings, system by system."""

from collections.abc import Callable

import polars as pl

from dashboard import data, wording
from dashboard.brief import first_page
from dashboard.brief.content import Block, Finding, Section, Text
from dashboard.brief.dossier import HALF, Dossier, age
from dashboard.brief.first_page import RULE
from dashboard.figures import bloc, deployment, diplomacy, exercise, treaty, vote
from dashboard.figures import headline as figures
from dashboard.figures.figure import Figure
from dashboard.headlines import Headline, held_by
from dashboard.selection import Selection

LEGEND = (
    "In the small charts solid is observed, a hollow circle a period still open, a hollow square partial, dashed a "
    "sample; shaded are the 50 and 80 % ranges of the naive baseline."
)
MORE: dict[str, tuple[Callable[[Selection], Figure], ...]] = {
    "large_exercises": (exercise.gap,),
    "us_troops_europe": (deployment.latest,),
    "bloc_members": (bloc.members,),
    "arms_control_in_force": (lambda selected: treaty.lives(selected, "Arms control"), treaty.breaches),
    "un_ukraine_support": (lambda selected: vote.ballots(selected, "ukraine", "Ukraine"),),
    "eu_sanctions_packages": (diplomacy.sanctions,),
    "leader_contact_mix": (diplomacy.contacts,),
}
"""What is shown of a system beyond its headline."""


def sections(dossier: Dossier) -> tuple[Section, ...]:
    """One section per system that the release holds."""
    held = held_by(data.rows_of("indicator")["indicator_id"].to_list())
    return tuple(_section(dossier, headline, is_first=headline is held[0]) for headline in held)


def _section(dossier: Dossier, headline: Headline, *, is_first: bool) -> Section:
    shown = figures.standing(headline, dossier.selected)
    blocks: tuple[Block, ...] = (Text(text="Nothing was known by this day in the sources held. A gap is not a zero."),)
    if shown.is_known:
        more = (dossier.finding(made(dossier.selected)) for made in MORE.get(headline.indicator, ()))
        blocks = (headed(dossier, shown), *more)
    return Section(
        key=shown.card["system"].replace("_", "-"),
        title=shown.system,
        lead=f"{RULE} {LEGEND}" if is_first else "",
        blocks=blocks,
    )


def headed(dossier: Dossier, shown: figures.Standing) -> Finding:
    """The headline of a system: its sentence, latest value, verdict by the written rule, coverage and age."""
    selected, trends = dossier.selected, shown.trends
    reasons = [f"{row['series']} {row['verdict']}: {row['reason']}" for row in trends.to_dicts()]
    why = figures.reason(trends) or " ".join(reasons)
    told = figures.trend(trends, selected).removeprefix("Trend").removeprefix(": ").strip()
    verdict = told if len(reasons) < 2 or figures.reason(trends) else _when(trends, selected)  # noqa: PLR2004
    facts = (
        ("Latest", figures.latest_values(shown.answer.rows, shown.card)),
        ("Trend", " ".join(filter(None, (verdict, why)))),
        ("Ahead", figures.fan(shown).removeprefix("Fan: ")),
        ("Coverage", figures.coverage(shown.fresh)),
        ("Latest evidence", f"{wording.day(shown.fresh['known_on'])}, {age(shown.fresh['known_on'], selected.as_of)}"),
    )
    finding = data.finding(shown.headline.indicator, selected.as_of)
    return dossier.finding(figures.figure(shown), width=HALF, facts=facts, title=finding)


def _when(trends: pl.DataFrame, selected: Selection) -> str:
    """For an earlier day, for which day the verdicts were reckoned afterwards."""
    return "" if selected.is_latest else f"{first_page.reckoned_for(trends)}."
