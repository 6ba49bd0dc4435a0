"""The first page: the answer in two minutes."""

import polars as pl

from dashboard import briefing, data, wording
from dashboard.brief import changes, country, forecasts
from dashboard.brief.content import Answers, Section, Table
from dashboard.brief.dossier import Dossier, age, written
from dashboard.figures import headline as figures
from dashboard.headlines import held_by

RULE = (
    "Trend: the last ten years or twenty quarters. A change is called only where p < 0.05 and the 95 % interval of the "
    "slope does not reach to both sides of zero; deteriorating or easing by the indicator's direction, rising or "
    "falling where that is neutral. A sample is not activity, so it abstains."
)


def section(dossier: Dossier) -> Section:
    """The four questions, and every system on one line."""
    selected = dossier.selected
    pairs = (
        ("What changed?", changes.told(dossier)),
        ("How sure?", f"{briefing.how_sure(selected)} {_abstaining(dossier)}".strip()),
        ("Compared with what?", f"{_scope(dossier)}{briefing.compared_with_what(selected)}"),
        ("What would change our mind?", briefing.what_would_change_our_mind(selected)),
    )
    return Section(
        key="answer",
        title="The answer in two minutes",
        blocks=(
            Answers(pairs=pairs),
            country.glance(dossier) if dossier.asked.country else glance(dossier),
            *_asked(dossier),
        ),
    )


def glance(dossier: Dossier) -> Table:
    """One row per system: finding, verdict, coverage and age."""
    selected = dossier.selected
    rows, queries, reckoned = [], [], ""
    for headline in held_by(data.rows_of("indicator")["indicator_id"].to_list()):
        shown = figures.standing(headline, selected)
        if shown.is_known:
            reckoned = reckoned or ("" if selected.is_latest else reckoned_for(shown.trends))
            queries.append(dossier.numbered(shown.answer))
            rows.append(
                (
                    shown.system,
                    data.finding(headline.indicator, selected.as_of),
                    figures.verdict(shown.trends) if shown.trends.height else "none reckoned",
                    _short(figures.coverage(shown.fresh)),
                    age(shown.fresh["known_on"], selected.as_of),
                )
            )
        else:
            rows.append((shown.system, "Nothing was known by this day in the sources held.", "", "", ""))
    return Table(
        key="glance",
        title="Every system at a glance",
        headings=("System", "Finding", "Trend", "Coverage", "Latest evidence"),
        rows=tuple(rows),
        kinds=("text",) * 5,
        queries=tuple(queries),
        note=f"Trends {reckoned}." if reckoned else "",
    )


def reckoned_for(trends: pl.DataFrame) -> str:
    """For which day trends were reckoned afterwards, in words; empty without any."""
    return "" if trends.is_empty() else f"reckoned for {wording.short_day(trends['said_for'][0])} (hindcast)"


def _scope(dossier: Dossier) -> str:
    """What a sentence is about in a brief about one state, where it is about all."""
    return "Over all systems. " if dossier.asked.country else ""


def _short(coverage: str) -> str:
    """The coverage without what it means, which stands with the finding."""
    return coverage.partition(":")[0].replace(", but partial in ", ", partial in ").removesuffix(" periods")


def wider(dossier: Dossier) -> Section:
    """Every system on one line, for a brief about one state."""
    return Section(key="wider", title="The wider picture", lead=RULE, blocks=(glance(dossier),))


def _asked(dossier: Dossier) -> tuple[Table, ...]:
    """The questions about what comes, where any is held for the day."""
    questions = forecasts.short(dossier)
    return (questions,) if questions.rows else ()


def _abstaining(dossier: Dossier) -> str:
    """How many of the headlines rest on samples, from which no trend is read."""
    held = held_by(data.rows_of("indicator")["indicator_id"].to_list())
    known = [shown for shown in (figures.standing(each, dossier.selected) for each in held) if shown.is_known]
    samples = [shown.system for shown in known if figures.coverage(shown.fresh).startswith("sample")]
    return (
        f"{_scope(dossier)}{written(len(samples))} of {len(known)} headline series are samples "
        f"({wording.joined(samples)}): no trend is read from them."
        if samples
        else ""
    )


def named(dossier: Dossier) -> str:
    """The title of a brief about all."""
    return briefing.title(dossier.selected)


def late(dossier: Dossier) -> str:
    """Sources that failed or are overdue on the day of the brief; empty if there are none."""
    held = data.rows_of("stale_source", release=data.live().release_id, today=dossier.selected.as_of)
    titles = held.select(pl.col("title").unique().sort())["title"].to_list()
    return f"Late or failed: {wording.joined(titles)}. The last good rows are shown." if titles else ""
