"""Who sat in a seat of the United Nations on a day: votes under the code of the state that cast them."""

from datetime import date

import polars as pl

VOTE_WORDS = {1: "yes", 2: "abstain", 3: "no", 8: "absent"}  # in Voeten's files; 9 is "not a member"
RUSSIA_TAKES_SEAT = date(1991, 12, 24)
PRC_TAKES_SEAT = date(1971, 10, 25)
BELGRADE_ADMITTED = date(2000, 11, 1)


def name_states_of_their_time(votes: pl.DataFrame) -> pl.DataFrame:
    """Votes (`iso3`, `date`) under the code of the state that cast them.

    The Soviet Union apart from Russia, the Yugoslav seat apart from the state admitted on 2000-11-01.
    """
    return votes.with_columns(
        pl.when((pl.col("iso3") == "RUS") & (pl.col("date") < RUSSIA_TAKES_SEAT))
        .then(pl.lit("SUN"))
        .when((pl.col("iso3") == "SRB") & (pl.col("date") < BELGRADE_ADMITTED))
        .then(pl.lit("YUG"))
        .otherwise("iso3")
        .alias("iso3")
    )
