"""Roll calls of the General Assembly, state by state.

Read from the voting CSV of the UN Digital Library, or from a Parquet file in the shape of the `unvotes` package,
given by hand; a file of one form replaces what the other gave.
"""

import io
import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import polars as pl

from etl import download
from etl.source import Frames, Source, Timing
from etl.table_file import ROW, shown
from etl.un_seats import BELGRADE_ADMITTED, PRC_TAKES_SEAT, RUSSIA_TAKES_SEAT, VOTE_WORDS, name_states_of_their_time
from warehouse.errors import FileProblem, RowProblem, SourceFailed
from warehouse.frames.united_nations import VOTES

FILE = "ga_voting"
RECORD = "https://digitallibrary.un.org/record/4060887"
LISTING = "https://digitallibrary.un.org/api/v1/file?recid=4060887"
LIMIT_MB = 1500
UNREADABLE_LIMIT = 1000
PARQUET_START = b"PAR1"
UNVOTES = "unvotes"  # the collection that holds every roll call of its years
NOT_A_MEMBER = 9

# Our column to the spellings it has had; `optional` ones may be missing.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "number": ("undl_id",),
    "iso3": ("ms_code", "ms_codes"),
    "vote": ("ms_vote", "ms_votes"),
    "date": ("date", "dates"),
    "resolution": ("resolution", "resolutions"),
    "title": ("title", "titles"),
}
WORDS = {"Y": "yes", "N": "no", "A": "abstain", "X": "absent", "NV": "absent"}
VOTE = pl.Enum(VOTES)
# States that no code of the country authority stands for: Democratic Yemen and Zanzibar.
WITHOUT_CODE = ("YMD", "EAZ")
BELGRADE_LATER = ("YUG", "SCG")


def fetch(listing: str = LISTING, *, patience: download.Patience = download.PATIENT) -> Callable[[Path], bytes]:
    """Fetch the newest voting file that the record lists."""

    def fetch_newest(_: Path) -> bytes:
        url = newest(download.read(listing, begins=(b"[",), patience=patience))
        begins = tuple(quote + b"undl_id" for quote in (b"", b'"'))
        return download.read(url, limit_mb=LIMIT_MB, begins=begins, patience=patience)

    return fetch_newest


def newest(listing: bytes) -> str:
    """The address of the newest `<year>_<month>_<day>_ga_voting` CSV of a listing. Raises SourceFailed."""
    try:
        files = [(str(each["name"]), str(each["url"])) for each in json.loads(listing)]
    except (ValueError, KeyError, TypeError) as error:
        raise SourceFailed(f"{RECORD}: the list of files cannot be read. {BY_HAND}") from error
    dated = []
    for name, url in files:
        found = re.match(r"(\d{4})_(\d{1,2})_(\d{1,2})_ga_voting(_corr\d*)?(\.csv)?$", name)
        if found and url.partition("?")[0].endswith(".csv"):
            dated.append((tuple(int(part) for part in found.groups()[:3]), found[4] or "", url))
    if not dated:
        raise SourceFailed(f"{RECORD}: no voting file is listed. {BY_HAND}")
    return max(dated)[2]


BY_HAND = "Download the CSV in a browser and give it with --file un_roll_calls=PATH."


def parse(content: bytes) -> tuple[pl.DataFrame, list[RowProblem]]:
    """Votes by roll call and state, from either form."""
    votes = _read_unvotes(content) if content.startswith(PARQUET_START) else _read_library(content)
    good, problems = _readable(votes)
    if good.is_empty():
        raise FileProblem(FILE, "it holds no vote that can be read", "Check that it is the right file.")
    return _of_their_time(good), problems


def shape(raw: pl.DataFrame) -> Frames:
    """Votes as rows; those of the library name their record."""
    return {"un_roll_call_vote": raw.with_columns(pl.col("date").cast(pl.String).alias("vote_date"))}


def _read_unvotes(content: bytes) -> pl.DataFrame:
    """Rows of whole roll calls; states that were no members are none."""
    try:
        frame = pl.read_parquet(io.BytesIO(content)).with_row_index(ROW, 2)
        if "source" in frame.columns:
            frame = frame.filter(pl.col("source").cast(pl.String) == UNVOTES)
        words = pl.col("vote").cast(pl.String).replace({str(code): word for code, word in VOTE_WORDS.items()})
        return frame.filter(pl.col("vote") != NOT_A_MEMBER).select(
            ROW,
            ("unvotes-" + pl.col("rcid").cast(pl.String)).alias("roll_call_id"),
            *_text("iso3", words.alias("vote"), "date", pl.col("unres").alias("resolution"), "title"),
            pl.lit("https://github.com/dgrtwo/unvotes").alias("source_url"),
            pl.lit("unvotes: UN General Assembly roll calls").alias("source_title"),
        )
    except (pl.exceptions.PolarsError, OSError) as error:
        problem = f"it is no Parquet file of roll calls ({str(error).splitlines()[0]})"
        raise FileProblem(FILE, problem, "Check that it is the right file.") from error


def _read_library(content: bytes) -> pl.DataFrame:
    header = content[:100_000].removeprefix(download.BYTE_ORDER_MARK).partition(b"\n")[0].decode("utf-8", "replace")
    present = [name.strip('" \r') for name in header.split(",")]
    names = {ours: next((name for name in theirs if name in present), None) for ours, theirs in COLUMNS.items()}
    missing = [COLUMNS[ours][0] for ours, name in names.items() if name is None]
    if missing:
        problem = f"row 1 has no column '{missing[0]}'"
        raise FileProblem(FILE, problem, "Check that it is the voting CSV of the UN Digital Library.")
    try:
        wide = pl.read_csv(content, columns=[name for name in names.values() if name], infer_schema=False)
    except pl.exceptions.PolarsError as error:
        problem = f"it cannot be read ({str(error).splitlines()[0]})"
        raise FileProblem(FILE, problem, "Fetch it again.") from error
    frame = wide.with_row_index(ROW, 2).rename({name: ours for ours, name in names.items() if name})
    return frame.select(
        ROW,
        ("undl-" + pl.col("number").str.strip_chars()).alias("roll_call_id"),
        pl.col("iso3").str.strip_chars(),
        pl.col("vote").str.strip_chars().replace(WORDS),
        pl.col("date").str.strip_chars(),
        *_text("resolution", "title"),
        ("https://digitallibrary.un.org/record/" + pl.col("number").str.strip_chars()).alias("source_url"),
        pl.lit("United Nations General Assembly Voting Data").alias("source_title"),
    )


def _text(*columns: str | pl.Expr) -> list[pl.Expr]:
    """Columns as text."""
    return [(pl.col(each) if isinstance(each, str) else each).cast(pl.String) for each in columns]


def _readable(votes: pl.DataFrame) -> tuple[pl.DataFrame, list[RowProblem]]:
    """Votes whose cells can be read, typed, and what is wrong with the others."""
    read = votes.with_columns(
        pl.col(ROW).cast(pl.Int64),
        pl.col("vote").cast(VOTE, strict=False).alias("_vote"),
        pl.col("date").str.to_date("%Y-%m-%d", strict=False).alias("_date"),
    )
    tests = {
        "undl_id": (
            "roll_call_id", pl.col("roll_call_id").str.contains(r"-\d+$"), "is no number of a record",
            "Check the row against the library",
        ),
        "ms_code": (
            "iso3", pl.col("iso3").str.contains(r"^[A-Z]{3}$"), "is no code of three letters",
            "Check the row against the library",
        ),
        "ms_vote": (
            "vote", pl.col("_vote").is_not_null(), "is no vote", "Use one of Y, N, A, X (in Parquet 1, 2, 3, 8, 9)",
        ),
        "date": ("date", pl.col("_date").is_not_null(), "is not a day", "Write it as YYYY-MM-DD, a day that exists"),
    }  # fmt: skip
    problems: list[RowProblem] = []
    for column, (ours, passes, problem, remedy) in tests.items():
        failed = read.filter(~passes.fill_null(value=False))
        if len(failed) + len(problems) > UNREADABLE_LIMIT:
            told = f"{len(failed):,} rows have a '{column}' that cannot be read"
            raise FileProblem(FILE, told, "Check that it is the right file.")
        problems += [
            RowProblem(
                file=FILE, row=row, column=column, value=shown(value or "") or None, problem=problem, remedy=remedy
            )
            for row, value in failed.select(ROW, ours).iter_rows()
        ]
    bad = {problem.row for problem in problems}
    good = read.filter(~pl.col(ROW).is_in(bad)) if bad else read
    typed = good.with_columns(pl.col("_vote").alias("vote"), pl.col("_date").alias("date")).drop("_vote", "_date")
    return typed, sorted(problems, key=lambda each: each.row)


def _of_their_time(votes: pl.DataFrame) -> pl.DataFrame:
    """Votes under the codes of their time, without those that no code of the country authority stands for."""
    iso3, day = pl.col("iso3"), pl.col("date")
    republic_of_china = (iso3 == "TWN") | ((iso3 == "CHN") & (day < PRC_TAKES_SEAT))
    votes = votes.filter(~republic_of_china & ~iso3.is_in(WITHOUT_CODE))
    later = (
        pl.when(iso3.is_in(BELGRADE_LATER) & (day >= BELGRADE_ADMITTED)).then(pl.lit("SRB"))
        .when((iso3 == "SUN") & (day >= RUSSIA_TAKES_SEAT)).then(pl.lit("RUS"))
        .otherwise(iso3)
    )  # fmt: skip
    return name_states_of_their_time(votes.with_columns(later.alias("iso3")))


SOURCE = Source(
    id="un_roll_calls",
    title="Roll calls of the UN General Assembly",
    kind="live",
    origin=f"{RECORD}/{FILE}",
    fetch=fetch(),
    parse=parse,
    shape=shape,
    timing={"un_roll_call_vote": Timing(event="vote_date")},
    licence="© United Nations, non-commercial use with attribution; the unvotes form: MIT",
    citation="UN Dag Hammarskjöld Library, General Assembly Voting Data; the unvotes form: Voeten, Strezhnev, Bailey",
    coverage="complete",
    coverage_note="Recorded votes on adopted resolutions (the unvotes form: roll calls to 2019; its days are "
    "not always exact: 249 votes cast are dated before their state's admission). Left out: what was "
    "adopted without a vote, the Republic of China in the Chinese seat, and Democratic Yemen and Zanzibar, for which "
    "the country table has no code.",
    compiled_on=None,
    next_due=None,
    constants={"verified": "seen"},
    file_columns={"roll_call_id": "undl_id", "iso3": "ms_code", "vote": "ms_vote", "vote_date": "date"},
)
