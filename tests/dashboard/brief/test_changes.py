"""What changed: the same split and counts as on the overview."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard import changed
from dashboard.brief import composition
from dashboard.brief.changes import EACH
from warehouse.read import Release

from .conftest import Compose, answers, table

EVE = date(2022, 2, 23)


@pytest.mark.parametrize(
    ("day", "since", "iso3"), [(None, None, ""), (EVE, date(2021, 2, 23), ""), (EVE, date(2021, 2, 23), "BLR")]
)
def test_what_changed_is_what_the_overview_tells(
    compose: Compose, day: date | None, since: date | None, iso3: str
) -> None:
    brief = compose(day, since, iso3)
    selected = composition.asked(day, since, iso3).selected
    assert selected.compare == since
    told = answers(brief)["What changed?"]
    assert changed.tell(selected) in told
    found = {row[0]: row[1] for row in table(brief, "change-part").rows}
    assert list(found) == list(changed.RULES)
    for part, words in changed.counts(selected).items():
        assert found[part].lower() == words.lower()
        assert words in told
    assert selected.is_latest or "Left out" in found["Definition and model"]
    if iso3:
        assert changed.tell(replace(selected, focus="")) in told


def test_what_changed_counts_the_evidence_of_the_days(compose: Compose, release: Release) -> None:
    brief = compose(EVE, date(2021, 2, 23))
    rows = release.query(next(query.sql for query in brief.queries if query.noun == "new_evidence"))
    assert f"{rows.height} new rows of evidence" in answers(brief)["What changed?"]
    events = release.query(
        "select count(*) from membership_event_as_of(date '2022-02-23') where known_on > date '2021-02-23'"
    ).item()
    assert rows.filter(system="Blocs").height == events
    printed = [row[0] for row in table(brief, "new-evidence").rows]
    assert max(printed.count(system) for system in printed) == EACH
    assert f"{len(printed)} of {rows.height} rows" in table(brief, "new-evidence").note


def test_values_that_differ_are_counted_by_indicator(compose: Compose, release: Release) -> None:
    brief = compose(EVE, date(2021, 2, 23))
    rows = release.query(next(query.sql for query in brief.queries if query.noun == "value_change"))
    for indicator, _, differ, _, revised in table(brief, "change-indicator").rows:
        held = rows.filter(indicator=indicator)
        assert int(differ) == held.height
        assert revised == str(held.filter(why="a closed period was revised").height or "none")
