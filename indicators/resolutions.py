"""Which rows of un_resolution are votes of the plenary, and which counts rest on memory."""

import polars as pl

SERIES = ("crimea", "nazism", "new_order", "outer_space", "sanctions", "ukraine")
"""Topics that are voted on again and again."""
TITLES = {
    "crimea": "Crimea", "nazism": "glorification of Nazism", "new_order": "a democratic and equitable order",
    "outer_space": "outer space", "sanctions": "unilateral coercive measures", "ukraine": "Ukraine",
}  # fmt: skip
"""Topics in words."""


def plenary(resolutions: pl.DataFrame, topics: tuple[str, ...] = SERIES) -> pl.DataFrame:
    """The plenary votes on these topics taken by the vintage (a stacked frame), with `from_memory`.

    Committee votes are a stage before, with other numbers of states, and are left out.
    """
    note = pl.col("note").fill_null("")
    is_plenary = pl.col("resolution").str.starts_with("A/RES/") & ~note.str.contains("committee vote, not the plenary")
    voted = is_plenary & pl.col("topic").is_in(topics) & (pl.col("vote_date") <= pl.col("vintage"))
    recalled = note.str.contains("recalled|from memory") | (pl.col("verified").cast(pl.String) == "recalled")
    return resolutions.filter(voted).with_columns(from_memory=recalled)
