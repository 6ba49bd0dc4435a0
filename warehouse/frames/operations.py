"""What the machinery did: refreshes, jobs, checks, quarantine, corrections."""

import dataframely as dy

from warehouse.frames.table import Subject


class Refresh(Subject):
    """One row per refresh that took something in."""

    refresh_id = dy.String(primary_key=True, description="Key; also the name of the release it published")
    started_at = dy.Datetime(time_unit="us", description="Start (UTC)")
    code_version = dy.String(description="Version of the project")
    input_hash = dy.String(description="SHA-256 over inputs and definitions; equal hashes publish equal tables")
    data_as_of = dy.Date(description="Latest day of evidence held")


class Job(Subject):
    """One row per refresh and source."""

    refresh_id = dy.String(description="The refresh")
    source_id = dy.String(description="The source")
    state = dy.Enum(("loaded", "unchanged", "failed"), description="failed: the last good rows stay")
    rows_read = dy.Int64(nullable=True, description="Rows in the file; null where it could not be read")
    rows_new = dy.Int64(description="Versions added")
    rows_closed = dy.Int64(description="Versions closed")
    rows_quarantined = dy.Int64(description="Rows refused")
    seconds = dy.Float64(description="Time taken")
    message = dy.String(nullable=True, description="Why it failed, or what to know")


class CheckResult(Subject):
    """One row per check of this release."""

    check_name = dy.String(primary_key=True, description="Name of the file in sql/checks")
    statement = dy.String(description="What must hold")
    offenders = dy.Int64(description="Rows that break it; 0 is a pass")
    examples = dy.String(nullable=True, description="Some offenders")


class Quarantine(Subject):
    """One row per input row that was refused, and reason."""

    source_id = dy.String(description="The source")
    file = dy.String(description="File name")
    file_row = dy.Int64(description="Row as a spreadsheet counts it: the header is 1; 0 for the whole file")
    column_name = dy.String(description="Column at fault")
    value = dy.String(nullable=True, description="The value found")
    problem = dy.String(description="What is wrong with it")
    remedy = dy.String(description="What to do")
    refused_at = dy.Datetime(time_unit="us", description="When it was refused (UTC)")


class Correction(Subject):
    """One row per correction laid over an input file."""

    file = dy.String(description="File corrected")
    row_id = dy.String(description="Key of the row in that file")
    column_name = dy.String(description="Column; `(row)` for the whole row")
    was = dy.String(nullable=True, description="Value that must be found for the correction to apply")
    becomes = dy.String(nullable=True, description="Value put in its place; `withdrawn` takes the row out")
    reason = dy.String(description="Why")


class TableHash(Subject):
    """One row per table of this release."""

    table_name = dy.String(primary_key=True, description="Schema and name")
    row_count = dy.Int64(description="Rows")
    content_sha256 = dy.String(description="SHA-256 over the rows without the times they were recorded")
