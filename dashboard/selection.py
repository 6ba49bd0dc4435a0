"""What a reader has chosen, as typed values and as the parameters of the page's address."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

EARLIEST = date(1991, 12, 26)
"""First day that can be chosen: the day after the Soviet Union ended."""

RECENT_DAYS = 90
"""Days back to the day that one compares with, unless another is chosen."""

PRESETS = {
    date(2014, 2, 1): "1 February 2014, before Crimea was seized",
    date(2019, 8, 1): "1 August 2019, last day of the INF Treaty",
    date(2022, 2, 23): "23 February 2022, the day before the full-scale invasion of Ukraine",
    date(2023, 12, 31): "31 December 2023, the day before BRICS grew",
}


CHOICES = ("focus", "exercise", "organisation", "section")


@dataclass(frozen=True, kw_only=True)
class Selection:
    """The choices that an address carries. `latest` is the release's own day and never part of an address.

    `compare` is the day to compare with, None for the usual one. `focus` is the id of a state or organisation that
    the pages are narrowed to, empty for none.
    """

    as_of: date
    latest: date
    compare: date | None = None
    focus: str = ""
    exercise: str = "zapad-2017"
    organisation: str = "BRICS"
    section: str = "Sources"

    @property
    def is_latest(self) -> bool:
        """Whether the reader looks at the release's own day."""
        return self.as_of == self.latest

    @property
    def since(self) -> date:
        """The day that the chosen one is compared with."""
        return self.compare or usual_since(self.as_of)

    def to_query(self) -> dict[str, str]:
        """The parameters of an address that leads back here; what is as usual stays out."""
        usual = Selection(as_of=self.latest, latest=self.latest)
        chosen = {name: getattr(self, name) for name in CHOICES if getattr(self, name) != getattr(usual, name)}
        days = {} if self.is_latest else {"as_of": self.as_of.isoformat()}
        if self.since != usual_since(self.as_of):
            days["compare"] = self.since.isoformat()
        return days | chosen


def usual_since(as_of: date) -> date:
    """The day that another is compared with when nobody chose one."""
    return max(EARLIEST, as_of - timedelta(days=RECENT_DAYS))


def from_query(query: Mapping[str, object], latest: date) -> Selection:
    """The selection behind an address (or the state of a session); what cannot be used counts as not given."""
    texts = {name: str(query[name]) for name in CHOICES if query.get(name)}
    as_of = _day(query.get("as_of"), latest) or latest
    compare = _day(query.get("compare"), as_of)
    is_chosen = compare is not None and compare not in (as_of, usual_since(as_of))
    return Selection(as_of=as_of, latest=latest, compare=compare if is_chosen else None, **texts)


def _day(given: object, last: date) -> date | None:
    """The day given, if it is one from the first that can be chosen to the last."""
    try:
        day = given if isinstance(given, date) else date.fromisoformat(str(given))
    except ValueError:
        return None
    return day if EARLIEST <= day <= last else None
