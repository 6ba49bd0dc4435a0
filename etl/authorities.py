"""Which ids exist: every reference in a file must be one of these."""

from collections.abc import Callable

# Kind of reference to the (table, key column) pairs that hold such ids.
AUTHORITIES: dict[str, tuple[tuple[str, str], ...]] = {
    "country": (("country", "iso3"),),
    "organisation": (("organisation", "org_id"),),
    "actor": (("country", "iso3"), ("organisation", "org_id")),
    "alleger": (("country", "iso3"), ("organisation", "org_id")),
    "host": (("country", "iso3"), ("place", "place_id")),
    "exercise": (("exercise", "exercise_id"),),
    "treaty": (("treaty", "treaty_id"),),
    "summit": (("summit", "summit_id"),),
    "un_resolution": (("un_resolution", "resolution"),),
    "publisher_kind": (("publisher_kind", "kind"),),
    "series_entity": (("country", "iso3"),),
}

# Ids that no table holds, by kind.
DECLARED: dict[str, frozenset[str]] = {
    # Voices that allege but are no state and no organisation; the note names them.
    "alleger": frozenset({"press", "research"}),
    # Reserve currencies (OTHC: all others together) and the world.
    "series_entity": frozenset({"AUD", "CAD", "CHF", "CNY", "EUR", "GBP", "JPY", "OTHC", "USD", "WLD"}),
}


def known_ids(kind: str, held: Callable[[str, str], set[str]]) -> set[str]:
    """The ids of a kind, given `held(table, column)`."""
    found = {name for table, column in AUTHORITIES[kind] for name in held(table, column)}
    return found | DECLARED.get(kind, frozenset())
