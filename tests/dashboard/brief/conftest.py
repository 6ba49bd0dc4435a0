"""Briefs of the real release, composed once each."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest

from dashboard.brief import composition, html
from dashboard.brief.content import Answers, Brief, Finding, Table
from warehouse.settings import Settings

Compose = Callable[..., Brief]
Render = Callable[[Brief], str]


def blocks(brief: Brief) -> list[object]:
    return [block for section in brief.sections for block in section.blocks]


def tables(brief: Brief) -> list[Table]:
    found = [block.values if isinstance(block, Finding) else block for block in blocks(brief)]
    return [table for table in found if isinstance(table, Table)]


def table(brief: Brief, key: str) -> Table:
    return next(each for each in tables(brief) if each.key == key)


def answers(brief: Brief) -> dict[str, str]:
    return dict(next(block for block in blocks(brief) if isinstance(block, Answers)).pairs)


@pytest.fixture(scope="session")
def compose(published: Settings) -> Iterator[Compose]:
    """Composes a brief of the published release for a day, a day since and a state; each only once."""
    made: dict[tuple[date | None, date | None, str], Brief] = {}
    with pytest.MonkeyPatch.context() as patch:

        def composed(as_of: date | None = None, since: date | None = None, iso3: str = "") -> Brief:
            patch.setenv("DETENTE_DATA_DIR", str(published.data_dir))
            key = (as_of, since, iso3)
            if key not in made:
                made[key] = composition.compose(composition.asked(as_of, since, iso3))
            return made[key]

        yield composed


@pytest.fixture(scope="session")
def whole(compose: Compose) -> Brief:
    """The brief about all systems, as of the latest day."""
    return compose()


@pytest.fixture(scope="session")
def render() -> Render:
    """Renders a brief as HTML; each only once, as its charts take seconds."""
    made: dict[str, str] = {}

    def rendered(brief: Brief) -> str:
        if brief.digest not in made:
            made[brief.digest] = html.rendered(brief)
        return made[brief.digest]

    return rendered
