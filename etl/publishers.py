"""Which publisher a row was read at: the longest known host, or host and path, of its address."""

from collections.abc import Mapping
from urllib.parse import urlsplit

import polars as pl


def by_domain(publishers: pl.DataFrame) -> dict[str, str]:
    """Domain (or domain and path) to publisher_id, from rows of core.publisher."""
    return dict(publishers.explode("domains").drop_nulls("domains").select("domains", "publisher_id").iter_rows())


def resolve(url: str | None, domains: Mapping[str, str]) -> str | None:
    """The publisher of an address: path prefixes first, longest first, then ever wider domains."""
    if not url:
        return None
    split = urlsplit(url)
    host = (split.hostname or "").rstrip(".").removeprefix("www.")
    steps = [step for step in split.path.split("/") if step]
    for depth in range(len(steps), 0, -1):
        found = domains.get("/".join([host, *steps[:depth]]))
        if found:
            return found
    while host:
        if host in domains:
            return domains[host]
        host = host.partition(".")[2]
    return None
