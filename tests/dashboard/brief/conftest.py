"""Briefs of the real release, composed once each."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest

from dashboard.brief import composition, html
from dashboard.brief.content import Brief
from warehouse.settings import Settings

Compose = Callable[..., Brief]
Render = Callable[[Brief], str]


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
