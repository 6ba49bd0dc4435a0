"""What a brief says: the right parts, the numbers of its SQL, nothing that its day could not know."""

import subprocess
import sys
from dataclasses import replace
from datetime import date
from itertools import chain

import polars as pl
import pytest

from dashboard.brief import composition
from dashboard.brief.content import Brief, Finding, Source
from dashboard.brief.country import PRINTED
from dashboard.brief.dossier import share, written, year
from warehouse.errors import BriefRefused
from warehouse.read import Release
from warehouse.settings import CHECKOUT

from .conftest import Compose, answers, blocks, table, tables

EVE = date(2022, 2, 23)
COUNTRIES = ("POL", "BLR", "ARM")
LISTS = {
    "country-exercise": "country_exercise",
    "country-vote": "country_vote",
    "country-contact": "country_contact",
    "country-treaty": "country_treaty",
    "country-statement": "country_statement",
    "country-sanction": "country_sanction",
}


def test_a_brief_has_its_parts_in_order(whole: Brief) -> None:
    keys = [section.key for section in whole.sections]
    assert keys[:3] == ["answer", "changes", "exercises"]
    assert keys[-3:] == ["conflicts", "forecasts", "grounds"]
    assert len(keys) == 5 + 7


def test_the_first_page_answers_the_four_questions(whole: Brief) -> None:
    told = answers(whole)
    assert list(told) == ["What changed?", "How sure?", "Compared with what?", "What would change our mind?"]
    assert all(len(answer) > 40 for answer in told.values())


def test_every_finding_of_a_system_has_chart_verdict_and_age(whole: Brief) -> None:
    headed = [block for block in blocks(whole) if isinstance(block, Finding) and block.facts]
    assert len(headed) == 7
    for each in headed:
        assert each.picture is not None
        facts = dict(each.facts)
        assert facts["Coverage"].startswith(("complete", "sample", "partial"))
        assert " old" in facts["Latest evidence"] or "same day" in facts["Latest evidence"]
        assert any(
            word in facts["Trend"] for word in ("rising", "falling", "steady", "easing", "deteriorating", "abstained")
        )


@pytest.mark.parametrize("iso3", ["", *COUNTRIES])
def test_numbers_are_those_of_the_sql_beside_them(compose: Compose, release: Release, iso3: str) -> None:
    brief = compose(iso3=iso3)
    sql = {query.number: query.sql for query in brief.queries}
    compared = 0
    for each in tables(brief):
        if len(each.queries) != 1 or "number" not in each.kinds:
            continue
        returned = release.query(sql[each.queries[0]])
        if "as_of" in returned.columns and each.key.endswith("-claims"):
            returned = returned.sort("as_of", descending=True, maintain_order=True)
        numeric = [name for name, kind in returned.schema.items() if kind.is_numeric()]
        held = {
            tuple(write(value) for value in returned[name].head(len(each.rows)))
            for name in numeric
            for write in (written, share, year)
        }
        for place, kind in enumerate(each.kinds):
            if kind == "number":
                assert tuple(row[place] for row in each.rows) in held, (each.key, each.headings[place])
                compared += 1
    assert compared > 10


def test_every_sql_runs_and_every_table_names_its_own(whole: Brief, release: Release) -> None:
    for query in whole.queries:
        assert release.query(query.sql).width > 0
    numbers = {query.number for query in whole.queries}
    assert all(each.queries and set(each.queries) <= numbers for each in tables(whole))


def test_questions_carry_probability_word_confidence_and_day(whole: Brief, release: Release) -> None:
    asked = release.query(
        "select question, probability, baseline_probability, word, confidence, resolves_on, confidence_reason "
        "from mart.question where happened is null"
    )
    shown = {row[0]: row for row in table(whole, "question").rows}
    assert len(shown) == asked.height > 0
    for row in asked.to_dicts():
        told = shown[row["question"]]
        assert told[1].startswith(f"{row['probability']:.0%} (")
        assert told[2:5] == (f"{row['baseline_probability']:.0%}", row["word"], row["confidence"])
        assert told[5] == written(row["resolves_on"])
        assert row["confidence_reason"] in told[6]
    first = table(whole, "ahead").rows
    assert [row[1] for row in first] == [share_of(row, asked) for row in first]
    assert first[0][1].startswith(f"{asked['probability'].max():.0%} (")


def share_of(row: tuple[str, ...], asked: pl.DataFrame) -> str:
    """The probability of a printed question as the table of all has it, with the interval that is printed."""
    probability = asked.filter(question=row[0])["probability"].item()
    return f"{probability:.0%} {row[1].partition(' ')[2]}"


def test_without_skill_the_baseline_is_shown_and_said(whole: Brief, release: Release) -> None:
    fans = [block for block in blocks(whole) if isinstance(block, Finding) and block.key.startswith("forecast-")]
    assert len(fans) == 8
    skilful = set(
        release.query("select indicator_id from mart.skill where horizon_band = 'all' and verdict = 'skilful'")[
            "indicator_id"
        ]
    )
    assert skilful
    for fan in fans:
        is_skilful = any(name.replace("_", "-") in fan.key for name in skilful)
        assert fan.statistic.startswith("Skilful") == is_skilful
        if not is_skilful:
            assert "baseline shown" in fan.statistic
        assert fan.values is not None
        assert {"Low 50", "High 80", "Low 95"} <= set(fan.values.headings)


def test_conflicting_figures_stand_side_by_side_with_who_said_them(whole: Brief) -> None:
    shown = table(whole, "conflict-exercise")
    zapad = [row for row in shown.rows if row[0] == "Zapad-2017"]
    assert {row[1] for row in zapad} == {"Organiser", "Other government", "Independent"}
    assert {"12,700", "70,000"} <= {row[2] for row in zapad}
    assert all(row[4] for row in zapad)
    assert all(shown.cited)


def test_every_source_cited_is_listed_once(compose: Compose) -> None:
    for iso3 in ("", *COUNTRIES):
        brief = compose(iso3=iso3)
        cited = set(chain.from_iterable(chain.from_iterable(each.cited) for each in tables(brief)))
        cited |= set(chain.from_iterable(block.cited for block in blocks(brief) if isinstance(block, Finding)))
        assert cited == {source.number for source in brief.sources}
        assert len({(source.url, source.title) for source in brief.sources}) >= len(brief.sources) * 0.9
        assert all(source.reliability in "ABCDEF" for source in brief.sources)


@pytest.mark.parametrize("iso3", COUNTRIES)
def test_a_brief_of_a_state_has_every_list_of_its_page(compose: Compose, release: Release, iso3: str) -> None:
    brief = compose(iso3=iso3)
    sql = {query.noun: query.sql for query in brief.queries}
    for key, noun in LISTS.items():
        rows = release.query(sql[noun]).height
        assert len(table(brief, key).rows) == min(rows, PRINTED)
        if rows > PRINTED:
            assert f"{PRINTED} of {rows} rows" in table(brief, key).note
    glance = dict(row[:2] for row in table(brief, "country-glance").rows)
    assert glance["Organisations"] == brief.title
    assert brief.subject in {"Poland", "Belarus", "Armenia"}


def test_invited_and_suspended_are_not_told_as_members(compose: Compose) -> None:
    told = compose(iso3="SAU").title
    assert "BRICS (invited)" in told.partition("not a member: ")[2]
    assert "BRICS" not in told.partition("not a member: ")[0]
    assert "as a member suspended: CSTO" in compose(iso3="ARM").title


def test_exercises_held_in_a_state_are_told_apart_from_taking_part(compose: Compose) -> None:
    parts = {row[1] for row in table(compose(iso3="POL"), "country-exercise").rows}
    assert {"took part", "led, held there", "took part, held there"} <= parts


def test_an_earlier_day_knows_nothing_later(compose: Compose) -> None:
    brief = compose(EVE, date(2021, 2, 23))
    assert brief.title == "What was known on 23 February 2022"
    for each in tables(brief):
        for place, kind in enumerate(each.kinds):
            if kind == "day" and each.headings[place] in ("Known", "Latest known", "As of"):
                days = [row[place] for row in each.rows if row[place]]
                assert all(day <= EVE for day in pl.Series(days).str.to_date("%d %b %Y", strict=True)) or not days


def test_a_brief_of_a_state_is_sure_about_that_state(compose: Compose, release: Release) -> None:
    told = answers(compose(iso3="POL"))
    claims = release.query(
        "select (select count(*) from core.deployment_claim as claim "
        "left join core.host as host on host.host = claim.host "
        "where claim.sender = 'POL' or host.state = 'POL') + (select count(*) from core.exercise_claim "
        "inner join core.exercise using (exercise_id) where lead_actor = 'POL' or list_contains(participants, 'POL'))"
    ).item()
    assert told["How sure?"].startswith(f"Of {claims:,} claims of size about Poland, ")
    assert "US personnel assigned in Europe, Poland: " in told["What would change our mind?"]
    assert told["Compared with what?"].startswith("Over all systems. ")
    none = answers(compose(iso3="ARM"))["What would change our mind?"]
    assert none.startswith("No series about Armenia has a range, so of all systems: a value outside its 80 % range")


def test_questions_about_a_state_head_its_brief_and_else_it_says_whose_they_are(compose: Compose) -> None:
    assert "Belarusian" in table(compose(iso3="BLR"), "ahead").rows[0][0]
    assert table(compose(iso3="POL"), "ahead").note.startswith("No open question is about Poland: these are about all ")


@pytest.mark.parametrize(
    ("as_of", "since", "iso3", "said"),
    [
        (date(1980, 1, 1), None, "", "--as-of 1980-01-01: the evidence reaches from 1991-12-26 to "),
        (date(2999, 1, 1), None, "", "--as-of 2999-01-01: the evidence reaches from 1991-12-26 to "),
        (EVE, EVE, "", "--since 2022-02-23 is not before 2022-02-23, the day of the brief. Choose an earlier day."),
        (EVE, None, "XXX", "--country XXX: no state of 23 February 2022 has this code. Give three letters"),
        (EVE, None, "SUN", "--country SUN: no state of 23 February 2022 has this code. Give three letters"),
    ],
)
def test_what_cannot_be_given_is_refused_with_a_remedy(
    compose: Compose, as_of: date, since: date | None, iso3: str, said: str
) -> None:
    with pytest.raises(BriefRefused) as refused:
        compose(as_of, since, iso3)
    assert str(refused.value).startswith(said)


def test_the_hash_follows_what_is_said(whole: Brief, compose: Compose) -> None:
    again = composition.compose(composition.asked())
    assert again.digest == whole.digest
    changed = replace(
        whole, sources=(*whole.sources, Source(number=999, publisher="P", title="T", reliability="A", url=""))
    )
    assert changed.digest != whole.digest
    assert compose(iso3="POL").digest != whole.digest


def test_a_brief_is_made_without_the_server() -> None:
    asked = "import sys; from dashboard.brief import composition, formats; print('streamlit' in sys.modules)"
    ended = subprocess.run([sys.executable, "-c", asked], cwd=CHECKOUT, capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == "False"
