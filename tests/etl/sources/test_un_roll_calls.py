"""Roll calls: both forms, states under the codes of their time, and the newest file of the library."""

import io
import json
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from etl.sources import un_roll_calls
from warehouse.errors import FileProblem, SourceFailed

from ..publisher import IMPATIENT, Answer, Publisher
from .conftest import Read

Vote = tuple[str, str, str, str]


def votes(content: bytes) -> list[Vote]:
    raw, problems = un_roll_calls.parse(content)
    assert problems == []
    rows = un_roll_calls.shape(raw)["un_roll_call_vote"]
    return rows.select("roll_call_id", "vote_date", "iso3", pl.col("vote").cast(pl.String)).rows()


def parquet(*rows: tuple[int, date, str, int, str]) -> bytes:
    """Votes as the unvotes package stores them."""
    frame = pl.DataFrame(rows, schema=["rcid", "date", "iso3", "vote", "source"], orient="row").with_columns(
        pl.col("vote").cast(pl.Int8),
        pl.col("iso3", "source").cast(pl.Categorical),
        pl.lit("A/RES/SAMPLE/1").alias("unres"),
        pl.lit(None, dtype=pl.String).alias("title"),
    )
    content = io.BytesIO()
    frame.write_parquet(content)
    return content.getvalue()


LIBRARY: list[Vote] = [
    ("undl-9000001", "1980-01-14", "SUN", "no"),
    ("undl-9000001", "1980-01-14", "YUG", "abstain"),
    ("undl-9000002", "2005-12-01", "RUS", "yes"),
    ("undl-9000002", "2005-12-01", "SRB", "abstain"),
    ("undl-9000002", "2005-12-01", "UKR", "absent"),
]


def test_library_names_states_by_the_codes_of_their_time(sample: Read) -> None:
    assert votes(sample("un_roll_calls.csv")) == LIBRARY


def test_library_reads_the_later_names_of_the_columns(sample: Read) -> None:
    content = sample("un_roll_calls.csv")
    for name in (b"ms_code", b"ms_name", b"ms_vote", b"resolution"):
        content = content.replace(name + b",", name + b"s,", 1)
    content = content.replace(b",X,2005", b",NV,2005")
    assert votes(b"\xef\xbb\xbf" + content) == LIBRARY


def test_library_leads_back_to_the_record(sample: Read) -> None:
    raw, _ = un_roll_calls.parse(sample("un_roll_calls.csv"))
    assert raw["source_url"][0] == "https://digitallibrary.un.org/record/9000001"
    assert raw["resolution"][0] == "A/RES/SAMPLE/1"
    assert raw["title"][0] == "A made-up resolution, with a comma"


@pytest.mark.parametrize(
    ("old", "new", "column", "value"),
    [
        (b"X,2005-12-01", b"?,2005-12-01", "ms_vote", "?"),
        (b"X,2005-12-01", b",2005-12-01", "ms_vote", None),
        (b"X,2005-12-01", b"X,2005-13-01", "date", "2005-13-01"),
        (b"9000002,UKR", b"9000002,Ukraine", "ms_code", "Ukraine"),
        (b"9000002,UKR", b"number,UKR", "undl_id", "undl-number"),
    ],
)
def test_library_a_cell_that_cannot_be_read_is_named_and_the_others_load(
    sample: Read, old: bytes, new: bytes, column: str, value: str | None
) -> None:
    raw, problems = un_roll_calls.parse(sample("un_roll_calls.csv").replace(old, new))
    assert [(each.row, each.column, each.value) for each in problems] == [(7, column, value)]
    assert problems[0].remedy
    assert len(raw) == len(LIBRARY) - 1


def test_library_more_bad_rows_than_one_can_look_at_are_a_wrong_file() -> None:
    rows = "\n".join(f"{n},UKR,?,2020-01-01,R,T" for n in range(1001))
    with pytest.raises(FileProblem, match=r"1,001 rows have a 'ms_vote' that cannot be read"):
        un_roll_calls.parse(f"undl_id,ms_code,ms_vote,date,resolution,title\n{rows}\n".encode())


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "row 1 has no column 'undl_id'"),
        (b"undl_id,ms_code,date,resolution,title\n", "row 1 has no column 'ms_vote'"),
        (b"undl_id,ms_code,ms_vote,date,resolution,title\n", "it holds no vote that can be read"),
        (b'undl_id,ms_code,ms_vote,date,resolution,title\n1,UKR,Y,"2020-01-01', "it cannot be read|no vote"),
        (b"undl_id,ms_code,ms_vote,date,resolution,title\n1,UKR,Y,2020-01-01,R,\xff\n", "it cannot be read"),
        (b"PAR1 and no more", "it is no Parquet file of roll calls"),
    ],
)
def test_library_a_file_of_another_kind_is_refused(content: bytes, told: str) -> None:
    with pytest.raises(FileProblem, match=told):
        un_roll_calls.parse(content)


def test_unvotes_maps_votes_and_states_and_leaves_out_who_was_no_member() -> None:
    rows = [
        (1, date(1991, 12, 23), "RUS", 1, "unvotes"),
        (2, date(1991, 12, 24), "RUS", 2, "unvotes"),
        (2, date(1991, 12, 24), "SRB", 3, "unvotes"),
        (2, date(1991, 12, 24), "UKR", 8, "unvotes"),
        (2, date(1991, 12, 24), "CHE", 9, "unvotes"),
        (3, date(2025, 1, 1), "UKR", 1, "elsewhere"),
    ]
    assert votes(parquet(*rows)) == [
        ("unvotes-1", "1991-12-23", "SUN", "yes"),
        ("unvotes-2", "1991-12-24", "RUS", "abstain"),
        ("unvotes-2", "1991-12-24", "YUG", "no"),
        ("unvotes-2", "1991-12-24", "UKR", "absent"),
    ]


@pytest.mark.parametrize(
    ("iso3", "day", "kept"),
    [
        ("CHN", date(1971, 10, 24), []),
        ("CHN", date(1971, 10, 25), ["CHN"]),
        ("TWN", date(1960, 1, 1), []),
        ("YMD", date(1980, 1, 1), []),
        ("EAZ", date(1964, 1, 1), []),
        ("SRB", date(2000, 10, 31), ["YUG"]),
        ("YUG", date(2000, 11, 1), ["SRB"]),
        ("SUN", date(1991, 12, 24), ["RUS"]),
        ("UKR", date(1950, 1, 1), ["UKR"]),
    ],
)
def test_unvotes_seats_change_hands_on_their_day(iso3: str, day: date, kept: list[str]) -> None:
    found = votes(parquet((1, day, iso3, 1, "unvotes"), (1, day, "FRA", 1, "unvotes")))
    assert [vote[2] for vote in found if vote[2] != "FRA"] == kept


def test_unvotes_an_unknown_vote_is_named() -> None:
    _, problems = un_roll_calls.parse(
        parquet((1, date(2000, 1, 1), "FRA", 7, "unvotes"), (1, date(2000, 1, 1), "POL", 1, "unvotes"))
    )
    assert [(each.row, each.column, each.value) for each in problems] == [(2, "ms_vote", "7")]


def test_fetch_takes_the_newest_file_that_is_listed(publisher: Publisher, sample: Read) -> None:
    names = ("2025_9_19_ga_voting", "2026_02_06_ga_voting", "2025_11_25_ga_voting", "2026_03_01_ga_outcomes")
    files = [{"name": name, "url": f"{publisher.root}/{name}.csv"} for name in names]
    listing = publisher.gives("/list?recid=1", Answer(json.dumps(files).encode()))
    publisher.gives("/2026_02_06_ga_voting.csv", Answer(sample("un_roll_calls.csv")))
    assert votes(un_roll_calls.fetch(listing, patience=IMPATIENT)(Path())) == LIBRARY


@pytest.mark.parametrize("listing", [b"[]", b"[1]", b"[broken", b'[{"name": "2025_01_01_ga_voting_md", "url": "x"}]'])
def test_fetch_a_listing_without_the_file_fails(listing: bytes) -> None:
    with pytest.raises(SourceFailed, match="--file un_roll_calls=PATH"):
        un_roll_calls.newest(listing)


def test_reads_the_roll_calls_to_2019(upstream: Read) -> None:
    raw, problems = un_roll_calls.parse(upstream("un/unga_votes.parquet"))
    assert problems == []
    assert len(raw) == 939_653
    assert raw["roll_call_id"].n_unique() == 6_203
    # Democratic Yemen, Zanzibar and the Republic of China are what is left out of 943,301 votes.
    assert 943_301 - len(raw) == 2_378 + 17 + 1_244 + 9
