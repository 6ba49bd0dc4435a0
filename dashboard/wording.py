"""Sentences, names and numbers as readers see them."""

import re
from collections.abc import Iterable, Mapping
from datetime import date

GRADE_HELP = (
    "Admiralty code: letter = reliability of the publisher (A to F), "
    "digit = agreement of independent publishers (1 to 6; 6 = cannot be judged)."
)
SYSTEMS = {
    "exercises": "Exercises",
    "deployments": "Deployments",
    "blocs": "Blocs",
    "commitments": "Commitments",
    "united_nations": "United Nations",
    "sanctions": "Sanctions",
    "diplomacy": "Diplomacy",
}
COVERAGE = {
    "complete": "complete",
    "partial": "partial",
    "sample": "sample: what could be found, not activity",
    "not_observed": "not observed",
    "source_failed": "source failed",
}
YARDSTICK = (
    ("remote chance", "0 to 5 %", "below 7.5 %"),
    ("highly unlikely", "10 to 20 %", "7.5 to 22.5 %"),
    ("unlikely", "25 to 35 %", "22.5 to 37.5 %"),
    ("realistic possibility", "40 to below 50 %", "37.5 to 52.5 %"),
    ("likely", "55 to 75 %", "52.5 to 77.5 %"),
    ("highly likely", "80 to 90 %", "77.5 to 92.5 %"),
    ("almost certain", "95 to 100 %", "above 92.5 %"),
)
"""The PHIA yardstick: word, its range, and the range for which it is used here, the gaps split in the middle."""
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]*[A-Za-z0-9]")
_DAYS_A_MONTH = 30.4
_DAYS_A_YEAR = 365.25


def day(of: date | None) -> str:
    """E.g. 23 February 2022."""
    return "not stated" if of is None else f"{of.day} {of:%B %Y}"


def short_day(of: date) -> str:
    """E.g. 23 Feb 2022."""
    return f"{of.day} {of:%b %Y}"


def exact_day(of: date | None, precise_to: str) -> str:
    """A day as exactly as it is known: 23 Feb 2022, Feb 2022 or 2022."""
    if of is None:
        return "no day stated"
    return {"year": f"{of.year}", "month": f"{of:%b %Y}"}.get(precise_to, short_day(of))


def period(start: date, frequency: str) -> str:
    """A period by its first day: a year, a quarter, a month or a day."""
    names = {"A": f"{start.year}", "Q": f"Q{(start.month + 2) // 3} {start.year}", "M": f"{start:%B %Y}"}
    return names.get(frequency, day(start))


def number(value: float | None, unit: str = "") -> str:
    """A value with its unit, a share as per cent; 'not observed' for none."""
    if value is None:
        return "not observed"
    if unit == "share":
        return f"{value:.0%}"
    return f"{value:,.10g} {unit}".strip()


def age(since: date | None, until: date) -> str:
    """How long ago something was, in the largest fitting unit."""
    if since is None:
        return "no evidence"
    days = (until - since).days
    if days <= 0:
        return "from the same day"
    if days < 2 * _DAYS_A_MONTH:
        return f"{days} day{'s' if days > 1 else ''} old"
    if days < 2 * _DAYS_A_YEAR:
        return f"{days / _DAYS_A_MONTH:.0f} months old"
    return f"{days / _DAYS_A_YEAR:.1f} years old"


def joined(parts: Iterable[str]) -> str:
    """'a', 'a and b', 'a, b and c'."""
    *head, last = list(parts) or [""]
    return f"{', '.join(head)} and {last}" if head else last


def with_names(text: str, names: Mapping[str, str]) -> str:
    """The text with the ids of states and exercises replaced by their names.

    Three capitals are a state's code, a word with a hyphen may be an exercise; nothing else is touched,
    so that an organisation's short name stays as it is.
    """

    def name(found: re.Match[str]) -> str:
        word = found[0]
        is_id = (len(word) == len("USA") and word.isupper()) or "-" in word
        return names.get(word, word) if is_id else word

    return _ID.sub(name, text)


def plain(text: str) -> str:
    """Text that Markdown shows as it stands."""
    return re.sub(r"([\\`*_{}\[\]<>#|~$:])", r"\\\1", text)
