"""What a reader has chosen, as typed values and as the parameters of the page's address."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

EARLIEST = date(1991, 12, 26)
"""First day that can be chosen: the day after the Soviet Union ended."""

PRESETS = {
    date(2014, 2, 1): "1 February 2014, before Crimea was seized",
    date(2019, 8, 1): "1 August 2019, last day of the INF Treaty",
    date(2022, 2, 23): "23 February 2022, the day before the full-scale invasion of Ukraine",
    date(2023, 12, 31): "31 December 2023, the day before BRICS grew",
}


@dataclass(frozen=True, kw_only=True)
class Selection:
    """The choices that an address carries. `latest` is the release's own day and never part of an address."""

    as_of: date
    latest: date
    exercise: str = "zapad-2017"
    organisation: str = "BRICS"
    section: str = "Sources"

    @property
    def is_latest(self) -> bool:
        """Whether the reader looks at the release's own day."""
        return self.as_of == self.latest

    def to_query(self) -> dict[str, str]:
        """The parameters of an address that leads back here; what is as usual stays out."""
        usual = Selection(as_of=self.latest, latest=self.latest)
        names = ("exercise", "organisation", "section")
        chosen = {name: getattr(self, name) for name in names if getattr(self, name) != getattr(usual, name)}
        return chosen if self.is_latest else {"as_of": self.as_of.isoformat()} | chosen


def from_query(query: Mapping[str, object], latest: date) -> Selection:
    """The selection behind an address (or the state of a session); what cannot be used counts as not given."""
    texts = {name: str(query[name]) for name in ("exercise", "organisation", "section") if query.get(name)}
    return Selection(as_of=_day(query.get("as_of"), latest), latest=latest, **texts)


def _day(given: object, latest: date) -> date:
    try:
        day = given if isinstance(given, date) else date.fromisoformat(str(given))
    except ValueError:
        return latest
    return day if EARLIEST <= day <= latest else latest
