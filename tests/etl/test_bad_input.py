"""What a spoilt file does: the bad row is named and kept out, everything else stays or comes in.

Every case spoils a copy of the real files, after the good ones were loaded.
"""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import polars as pl
import pytest

from etl.registry import SOURCES
from etl.table_file import LINE_LIMIT

from .conftest import BY_HAND, CURATED, FIRST_DAY, SECOND_DAY, Folder, Installation

Spoil = Callable[[Folder], None]

CLAIMS, EXERCISES, DEPLOYMENTS, CONTACTS = (
    "exercise_claims.csv", "exercises.csv", "deployments.csv", "contacts.csv",
)  # fmt: skip
EVENTS, UN_VOTES, TREATIES = "membership_events.csv", "un_key_votes.csv", "treaties.csv"
# A column of free text, to show that sound rows of a spoilt file still come in.
FREE_TEXT = {
    CLAIMS: "source_title",
    EXERCISES: "note",
    DEPLOYMENTS: "note",
    CONTACTS: "occasion",
    EVENTS: "note",
    UN_VOTES: "note",
    TREATIES: "thresholds",
}
# What the rows of a spoilt file may refer to, and one file more that must load as well.
NEEDED = ("countries.csv", "organisations.csv", "places.csv", EXERCISES, "vienna_document.csv")
MENDED = "Mended by the test"


def cell(file: str, row: int, **cells: str) -> Spoil:
    return lambda folder: folder.change(file, row, **cells)


def line(file: str, row: int, spoil: Callable[[bytes], bytes]) -> Spoil:
    return lambda folder: folder.spoil_line(file, row, spoil)


def whole(file: str, spoil: Callable[[bytes], bytes]) -> Spoil:
    return lambda folder: folder.write(file, spoil(folder.content(file)))


def missing(file: str) -> Spoil:
    return lambda folder: (folder.path / file).unlink()


def again(file: str, row: int) -> Spoil:
    """Give one row twice, in the line after it."""

    def spoil(folder: Folder) -> None:
        lines = folder.lines(file)
        folder.write(file, b"".join([*lines[:row], lines[row - 1], *lines[row:]]))

    return spoil


def columns(file: str, change: Callable[[list[list[str]]], None]) -> Spoil:
    """Change the table as a list of rows of cells, the header first."""

    def spoil(folder: Folder) -> None:
        rows = [list(folder.rows(file)[0]), *(list(row.values()) for row in folder.rows(file))]
        change(rows)
        text = "\n".join(",".join('"' + c.replace('"', '""') + '"' for c in row) for row in rows)
        folder.write(file, text + "\n")

    return spoil


def drop_column(rows: list[list[str]]) -> None:
    for row in rows:
        row.pop(6)


def add_column(rows: list[list[str]]) -> None:
    for row in rows:
        row.append("extra")


def rename_column(rows: list[list[str]]) -> None:
    rows[0][2] = "value_lo"


def repeat_column(rows: list[list[str]]) -> None:
    rows[0][3] = "value_low"


@dataclass(frozen=True)
class Refused:
    """A fault of one row: where it is put, and what must be said of it."""

    id: str
    file: str
    spoil: Spoil
    message: str


ROW_FAULTS = (
    Refused(
        "no-such-month",
        EXERCISES,
        cell(EXERCISES, 4, start_date="2020-13-01"),
        "exercises.csv, row 4, column 'start_date': 2020-13-01 is not a day. "
        "Write it as YYYY-MM-DD, a day that exists.",
    ),
    Refused(
        "no-such-day",
        CONTACTS,
        cell(CONTACTS, 4, date="2023-02-29"),
        "contacts.csv, row 4, column 'date': 2023-02-29 is not a day. Write it as YYYY-MM-DD, a day that exists.",
    ),
    Refused(
        "date-with-dots",
        CLAIMS,
        cell(CLAIMS, 4, claimed_on="31.12.2020"),
        "exercise_claims.csv, row 4, column 'claimed_on': 31.12.2020 is not a day. "
        "Write it as YYYY-MM-DD, a day that exists.",
    ),
    Refused(
        "low-above-high",
        CLAIMS,
        cell(CLAIMS, 4, value_low="9000", value_high="8500"),
        "exercise_claims.csv, row 4, column 'value_low': 9000 is above value_high 8500. "
        "Swap them, or add a correction.",
    ),
    Refused(
        "personnel-low-above-high",
        DEPLOYMENTS,
        cell(DEPLOYMENTS, 4, personnel_low="2", personnel_high="1"),
        "deployments.csv, row 4, column 'personnel_low': 2 is above personnel_high 1. Swap them, or add a correction.",
    ),
    Refused(
        "ends-before-it-starts",
        EXERCISES,
        cell(EXERCISES, 4, start_date="2017-09-20", end_date="2017-09-14"),
        "exercises.csv, row 4, column 'start_date': 2017-09-20 is after end_date 2017-09-14. "
        "Mend the date that is wrong.",
    ),
    Refused(
        "lead-not-among-participants",
        EXERCISES,
        cell(EXERCISES, 4, lead_actor="RUS", participants="BLR;KAZ"),
        "exercises.csv, row 4, column 'participants': BLR;KAZ leaves out the lead RUS. "
        "Add the lead to the participants.",
    ),
    Refused(
        "unknown-country",
        EXERCISES,
        cell(EXERCISES, 4, lead_actor="USA", participants="USA;UKX"),
        "exercises.csv, row 4, column 'participants': UKX is not a known country. "
        "Add the country first, or mend the id.",
    ),
    Refused(
        "unknown-organisation",
        EVENTS,
        cell(EVENTS, 4, org_id="assean"),
        "membership_events.csv, row 4, column 'org_id': assean is not a known organisation. "
        "Did you mean 'asean'? Else add the organisation first, or mend the id.",
    ),
    Refused(
        "unknown-host",
        DEPLOYMENTS,
        cell(DEPLOYMENTS, 4, host="atlantis"),
        "deployments.csv, row 4, column 'host': atlantis is not a known host. Add the host first, or mend the id.",
    ),
    Refused(
        "unknown-exercise",
        CLAIMS,
        cell(CLAIMS, 4, exercise_id="zapad-2O17"),
        "exercise_claims.csv, row 4, column 'exercise_id': zapad-2O17 is not a known exercise. "
        "Did you mean 'zapad-2017'? Else add the exercise first, or mend the id.",
    ),
    Refused(
        "comma-in-number",
        CLAIMS,
        cell(CLAIMS, 4, value_low="12,700"),
        "exercise_claims.csv, row 4, column 'value_low': 12,700 is not a whole number. "
        "Write 12700, without separators.",
    ),
    Refused(
        "space-in-number",
        CLAIMS,
        cell(CLAIMS, 4, value_low="12 700"),
        "exercise_claims.csv, row 4, column 'value_low': 12 700 is not a whole number. "
        "Write 12700, without separators.",
    ),
    Refused(
        "apostrophe-in-number",
        DEPLOYMENTS,
        cell(DEPLOYMENTS, 4, personnel_high="12'700"),
        "deployments.csv, row 4, column 'personnel_high': 12'700 is not a whole number. "
        "Write 12700, without separators.",
    ),
    Refused(
        "negative-number",
        CLAIMS,
        cell(CLAIMS, 4, value_low="-5"),
        "exercise_claims.csv, row 4, column 'value_low': -5 is below 0. Check it against the source.",
    ),
    Refused(
        "number-beyond-any-integer",
        CLAIMS,
        cell(CLAIMS, 4, value_high="9" * 25),
        "exercise_claims.csv, row 4, column 'value_high': 9999999999999999999999999 is too large a number. "
        "Check it against the source.",
    ),
    Refused(
        "latitude-off-the-globe",
        EXERCISES,
        cell(EXERCISES, 4, latitude="95.5"),
        "exercises.csv, row 4, column 'latitude': 95.5 is above 90. Check it against the source.",
    ),
    Refused(
        "outside-the-vocabulary",
        EVENTS,
        cell(EVENTS, 4, status_after="membr"),
        "membership_events.csv, row 4, column 'status_after': membr is not in the vocabulary. Did you mean 'member'? "
        "Use one of member, candidate, invited, partner, dialogue_partner, observer, suspended, none.",
    ),
    Refused(
        "neither-true-nor-false",
        EXERCISES,
        cell(EXERCISES, 4, is_snap="yes"),
        "exercises.csv, row 4, column 'is_snap': yes is neither true nor false. Write true or false.",
    ),
    Refused(
        "must-not-be-empty",
        DEPLOYMENTS,
        cell(DEPLOYMENTS, 4, formation=""),
        "deployments.csv, row 4, column 'formation': (empty) must not be empty. Fill it in, or take the row out.",
    ),
    Refused(
        "address-of-another-kind",
        CONTACTS,
        cell(CONTACTS, 4, source_url="ftp://example.org/list"),
        "contacts.csv, row 4, column 'source_url': ftp://example.org/list is not a web address. "
        "Write it as https://..., without spaces.",
    ),
    Refused(
        "key-in-another-form",
        TREATIES,
        cell(TREATIES, 4, treaty_id="CFE Treaty"),
        "treaties.csv, row 4, column 'treaty_id': CFE Treaty does not have the regex ^[a-z0-9-]+$. "
        "Write it in the form the others have.",
    ),
    Refused(
        "more-votes-than-members",
        UN_VOTES,
        cell(UN_VOTES, 4, yes="190", no="2", abstain="3", absent=""),
        "un_key_votes.csv, row 4, column 'yes': 190 adds up to more than 193 votes. "
        "Check the counts against the record.",
    ),
    Refused(
        "twice-the-same-key",
        DEPLOYMENTS,
        again(DEPLOYMENTS, 2),
        "deployments.csv, row 3, column 'deployment_id': can-lva-canadian-forces-in-latvia-op-reassuran-2018-07-01 "
        "was given in row 2 already. Remove one of the two, or give it a key of its own.",
    ),
    Refused(
        "latin-1-byte",
        CONTACTS,
        line(CONTACTS, 4, lambda text: text.replace(text.split(b",")[7], "Gästehaus".encode("latin-1"), 1)),
        "contacts.csv, row 4, column 'venue': G\\xe4stehaus is not UTF-8 text. Save the file as CSV UTF-8.",
    ),
    Refused(
        "nul-byte",
        CONTACTS,
        line(CONTACTS, 4, lambda text: text.replace(text.split(b",")[7], b"Mos\0cow", 1)),
        "contacts.csv, row 4, column 'venue': Mos\\x00cow holds a NUL byte. Remove it; the file may be damaged.",
    ),
    Refused(
        "formula",
        CONTACTS,
        cell(CONTACTS, 4, occasion='=HYPERLINK("http://example.org","more")'),
        'contacts.csv, row 4, column \'occasion\': =HYPERLINK("http://example.org","more") '
        "looks like a spreadsheet formula. Write it as plain text, without the leading sign.",
    ),
    Refused(
        "formula-at",
        CONTACTS,
        cell(CONTACTS, 4, occasion="@SUM(A1:A9)"),
        "contacts.csv, row 4, column 'occasion': @SUM(A1:A9) looks like a spreadsheet formula. "
        "Write it as plain text, without the leading sign.",
    ),
    Refused(
        "formula-behind-tab",
        CONTACTS,
        cell(CONTACTS, 4, occasion="\t=1+1"),
        "contacts.csv, row 4, column 'occasion': \\t=1+1 looks like a spreadsheet formula. "
        "Write it as plain text, without the leading sign.",
    ),
    Refused(
        "cell-too-many",
        CONTACTS,
        line(CONTACTS, 2, lambda text: text.replace(b"\n", b",one more\n")),
        "contacts.csv, row 2, column '(row)': rus-chn-2013-03-22-host begins a row of 13 cells where 12 are due. "
        "Look for a missing or extra comma.",
    ),
    Refused(
        "cell-missing",
        CONTACTS,
        line(CONTACTS, 2, lambda text: text.replace(b",seen", b"")),
        "contacts.csv, row 2, column '(row)': rus-chn-2013-03-22-host begins a row of 11 cells where 12 are due. "
        "Look for a missing or extra comma.",
    ),
    Refused(
        "quote-never-closed",
        CONTACTS,
        line(CONTACTS, 2, lambda text: text.replace(b"Moscow", b'"Moscow')),
        "contacts.csv, row 2, column '(row)': rus-chn-2013-03-22-host,2013-03-22,day,host,RUS,CHN,head_of_... "
        "begins a row with a quote that is never closed or stands in the wrong place. "
        "Put quotes round the whole cell and double those inside it.",
    ),
    Refused(
        "stray-quote",
        CONTACTS,
        line(CONTACTS, 2, lambda text: text.replace(b"Moscow", b'"Moscow" Kremlin')),
        "contacts.csv, row 2, column '(row)': rus-chn-2013-03-22-host,2013-03-22,day,host,RUS,CHN,head_of_... "
        "begins a row with a quote that is never closed or stands in the wrong place. "
        "Put quotes round the whole cell and double those inside it.",
    ),
    Refused(
        "endless-cell",
        CONTACTS,
        cell(CONTACTS, 2, occasion="long " * 30_000),
        "contacts.csv, row 2, column '(row)': rus-chn-2013-03-22-host,2013-03-22,day,host,RUS,CHN,head_of_... "
        "begins a row with a cell of more than 131,072 letters. "
        "Shorten the cell or look for a quote that is never closed.",
    ),
    Refused(
        "endless-line",
        CONTACTS,
        cell(CONTACTS, 2, occasion="long " * (LINE_LIMIT // 4)),
        "contacts.csv, row 2, column '(row)': rus-chn-2013-03-22-h... is in a line of 1 MB, the limit is 1 MB. "
        "Shorten the line or look for a quote that is never closed.",
    ),
    Refused(
        "bad-byte-in-a-broken-row",
        CONTACTS,
        line(CONTACTS, 2, lambda text: b'"\xe4' + text),
        "contacts.csv, row 2, column '(row)': \"\\xe4rus-chn-2013-03-22-host,2013-03-22,day,host,RUS,CHN,head_o... "
        "begins a row with a quote that is never closed or stands in the wrong place. "
        "Put quotes round the whole cell and double those inside it.",
    ),
)


@dataclass(frozen=True)
class Unusable:
    """A fault of a whole file, and what must be said of it."""

    id: str
    file: str
    spoil: Spoil
    message: str


CLAIM_COLUMNS = (
    "exercise_id, metric, value_low, value_high, claimant, claimant_type, claimed_on, source_url, source_title, "
    "publisher, published_date, verified, scope, qualifier"
)
FILE_FAULTS = (
    Unusable(
        "missing", CLAIMS, missing(CLAIMS),
        "exercise_claims.csv: the file is missing. Put it back into {folder}.",
    ),
    Unusable(
        "empty", CLAIMS, whole(CLAIMS, lambda _: b""),
        "exercise_claims.csv: the file is empty. Restore its header and rows.",
    ),
    Unusable(
        "header-only", CLAIMS, whole(CLAIMS, lambda content: content.splitlines(keepends=True)[0]),
        "exercise_claims.csv: the file has a header but no rows. Restore its rows.",
    ),
    Unusable(
        "utf-16", CLAIMS, whole(CLAIMS, lambda content: content.decode().encode("utf-16")),
        "exercise_claims.csv: the file is UTF-16, not UTF-8. Save it as CSV UTF-8.",
    ),
    Unusable(
        "missing-column", CLAIMS, columns(CLAIMS, drop_column),
        f"exercise_claims.csv: row 1 has no column 'claimed_on'. Add it; the columns are {CLAIM_COLUMNS}.",
    ),
    Unusable(
        "renamed-column", CLAIMS, columns(CLAIMS, rename_column),
        "exercise_claims.csv: row 1 has no column 'value_low'. Rename column 'value_lo' to 'value_low'.",
    ),
    Unusable(
        "duplicate-column", CLAIMS, columns(CLAIMS, repeat_column),
        "exercise_claims.csv: row 1 names column 'value_low' twice. Remove one of them.",
    ),
    Unusable(
        "semicolons", CLAIMS, whole(CLAIMS, lambda content: content.replace(b",", b";")),
        f"exercise_claims.csv: row 1 has no column 'exercise_id'. Add it; the columns are {CLAIM_COLUMNS}.",
    ),
    Unusable(
        "bytes-of-something-else", CLAIMS, whole(CLAIMS, lambda _: bytes(range(128, 256)) * 50),
        f"exercise_claims.csv: row 1 has no column 'exercise_id'. Add it; the columns are {CLAIM_COLUMNS}.",
    ),
    Unusable(
        "quotes-all-over", CLAIMS, whole(CLAIMS, lambda content: content.replace(b",", b',"')),
        "exercise_claims.csv: more than 100 rows cannot be read. Save it as CSV again.",
    ),
    Unusable(
        "truncated", CONTACTS, whole(CONTACTS, lambda content: b"".join(content.splitlines(keepends=True)[:300])),
        "contacts.csv has 299 rows for leader_contact where {held} are held. Restore the missing rows, "
        "or withdraw them one by one in corrections.csv.",
    ),
)  # fmt: skip


@pytest.mark.parametrize("case", ROW_FAULTS, ids=lambda case: case.id)
def test_a_bad_row_is_named_and_kept_out_and_the_rest_comes_in(
    case: Refused, folder: Folder, installation: Installation
) -> None:
    before = installation.counts()
    folder.change(case.file, len(folder.rows(case.file)) + 1, **{FREE_TEXT[case.file]: MENDED})
    case.spoil(folder)

    outcomes = installation.load(folder.path, SECOND_DAY, [s for s in BY_HAND if s.file in (*NEEDED, case.file)])

    spoilt = next(outcome for outcome in outcomes.values() if outcome.problems)
    assert spoilt.file == case.file
    assert [str(problem) for problem in spoilt.problems] == [case.message]
    assert {outcome.state for outcome in outcomes.values()} <= {"loaded", "unchanged"}
    assert all(held >= before[table] for table, held in installation.counts().items())
    # The held version of the bad row stays; only the mended row has a new version.
    table = next(source for source in SOURCES if source.id == spoilt.source_id).tables[0]
    versions = installation.versions(table)
    new = versions.filter(pl.col("recorded_at") == SECOND_DAY)
    assert len(new) == 1
    assert MENDED in new.row(0)
    quarantine = installation.quarantine()
    assert len(quarantine) == 1
    (row,) = quarantine.iter_rows(named=True)
    message = f"{row['file']}, row {row['file_row']}, column '{row['column_name']}': {row['value'] or '(empty)'} "
    assert message + f"{row['problem']}. {row['remedy']}." == case.message


@pytest.mark.parametrize("case", FILE_FAULTS, ids=lambda case: case.id)
def test_an_unusable_file_changes_nothing_and_takes_no_other_down(
    case: Unusable, folder: Folder, installation: Installation
) -> None:
    before = installation.counts()
    folder.change(TREATIES, 4, thresholds=MENDED)
    case.spoil(folder)

    outcomes = installation.load(folder.path, SECOND_DAY)

    (failed,) = (outcome for outcome in outcomes.values() if outcome.state == "failed")
    assert failed.file == case.file
    assert failed.message == case.message.format(folder=folder.path, held=before["leader_contact"])
    assert installation.counts() == before
    table = next(source for source in SOURCES if source.id == failed.source_id).tables[0]
    assert installation.versions(table)["recorded_at"].unique().to_list() == [FIRST_DAY]
    assert installation.versions("treaty").filter(thresholds=MENDED).height == 1


def test_an_extra_column_is_left_aside(folder: Folder, installation: Installation) -> None:
    columns(CLAIMS, add_column)(folder)
    folder.change(CLAIMS, 4, source_title=MENDED)

    outcome = installation.load(folder.path, SECOND_DAY)["exercise_claims"]

    assert [str(problem) for problem in outcome.problems] == [
        "exercise_claims.csv, row 1, column 'extra': extra is a column that this file does not have; "
        "its cells were left aside. Remove the column."
    ]
    assert (outcome.merged.new, outcome.merged.closed) == (1, 1)


def test_a_column_named_in_no_known_letters_takes_nothing_down(folder: Folder, installation: Installation) -> None:
    folder.replace(CLAIMS, b"claimed_on", b"cl\xe4imed_on")

    outcome = installation.load(folder.path, SECOND_DAY)["exercise_claims"]

    assert outcome.message == (
        "exercise_claims.csv: row 1 has no column 'claimed_on'. Rename column 'cl\\xe4imed_on' to 'claimed_on'."
    )


def test_bad_rows_in_a_new_installation_keep_only_themselves_out(
    folder: Folder, new_installation: Installation
) -> None:
    total = len(folder.rows(CONTACTS))
    faults = [case for case in ROW_FAULTS if case.file == CONTACTS and case.id.startswith(("formula", "cell"))]
    for case in faults[:1] + faults[-1:]:
        case.spoil(folder)

    outcome = new_installation.load(folder.path, FIRST_DAY)["contacts"]

    assert [problem.row for problem in outcome.problems] == [2, 4]
    assert new_installation.counts()["leader_contact"] == total - 2


def test_what_refers_to_a_refused_row_is_refused_with_it(folder: Folder, new_installation: Installation) -> None:
    row = [row["exercise_id"] for row in folder.rows(EXERCISES)].index("zapad-2017") + 2
    folder.change(EXERCISES, row, is_snap="?")
    claims = [row["exercise_id"] for row in folder.rows(CLAIMS)].count("zapad-2017")

    outcomes = new_installation.load(folder.path, FIRST_DAY)

    assert [problem.row for problem in outcomes["exercises"].problems] == [row]
    assert len(outcomes["exercise_claims"].problems) == claims > 0
    assert {problem.value for problem in outcomes["exercise_claims"].problems} == {"zapad-2017"}


def test_another_spelling_of_a_key_is_the_same_key(folder: Folder, installation: Installation) -> None:
    folder.change("contacts_yearly.csv", 2, actor="rus")

    outcome = installation.load(folder.path, SECOND_DAY)["contacts_yearly"]

    assert (outcome.merged.new, outcome.merged.closed, list(outcome.problems)) == (0, 0, [])


def test_two_spellings_of_one_key_are_one_too_many(folder: Folder, installation: Installation) -> None:
    rows = folder.rows("contacts_yearly.csv")
    folder.write_rows("contacts_yearly.csv", [*rows, rows[0] | {"actor": "rus"}])

    (problem,) = installation.load(folder.path, SECOND_DAY)["contacts_yearly"].problems

    assert str(problem) == (
        f"contacts_yearly.csv, row {len(rows) + 2}, column 'year': 2019:RUS:foreign_trips was given in row 2 already. "
        "Remove one of the two, or give it a key of its own."
    )


def test_a_bug_in_one_source_takes_no_other_down(folder: Folder, installation: Installation) -> None:
    (folder.path / CLAIMS).unlink()
    (folder.path / CLAIMS).mkdir()
    folder.change(TREATIES, 4, thresholds=MENDED)

    outcomes = installation.load(folder.path, SECOND_DAY)

    assert outcomes["exercise_claims"].state == "failed"
    assert outcomes["treaties"].merged.new == 1


MEASURE = """
import sys
from datetime import datetime
from pathlib import Path
sys.path.insert(0, sys.argv[3])
from etl.job import Intake
from etl.registry import SOURCES
from warehouse.settings import Settings
from warehouse.work import open_work
settings = Settings(data_dir=Path(sys.argv[1]))
sources = [source for source in SOURCES if source.kind == "curated"]
with open_work(settings.work_file) as work:
    intake = Intake(
        work=work, settings=settings, curated=Path(sys.argv[2]), code_hash="", on_step=lambda _: None
    )
    for outcome in intake.load(sources, datetime(2026, 11, 24)):
        for problem in outcome.problems:
            print(problem)
# The system's own count of this program alone: what a process is charged as child of a large one would be more.
peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
print(int(peak.split()[1]) // 1024)
"""


def test_a_line_of_200_megabytes_costs_seconds_and_less_than_a_gigabyte(folder: Folder, tmp_path: Path) -> None:
    lines = folder.lines(CONTACTS)
    lines.insert(2, b"rus-xxx," * 25_000_000 + b"\n")
    folder.write(CONTACTS, b"".join(lines))

    ended = subprocess.run(
        [sys.executable, "-c", MEASURE, tmp_path / "data", folder.path, CURATED.parent.parent],
        capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip

    *messages, megabytes = ended.stdout.splitlines()
    assert messages == [
        "contacts.csv, row 3, column '(row)': rus-xxx,rus-xxx,rus-... is in a line of 200 MB, the limit is 1 MB. "
        "Shorten the line or look for a quote that is never closed."
    ]
    assert int(megabytes) < 1000
