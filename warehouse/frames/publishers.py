"""Who published what we read, and what we loaded."""

import dataframely as dy

from warehouse.frames.table import Subject

KINDS = (
    "official_record", "intergovernmental", "government", "news_agency", "public_broadcaster", "press",
    "state_media", "research", "advocacy", "trade_press", "reference", "dataset", "aggregator", "blog", "unknown",
)  # fmt: skip
COVERAGES = ("complete", "partial", "sample", "not_observed", "source_failed")


class PublisherKind(Subject):
    """One row per kind of publisher."""

    kind = dy.Enum(KINDS, primary_key=True, description="Kind of publisher")
    reliability = dy.Enum(tuple("ABCDEF"), description="Admiralty reliability that every publisher of the kind gets")
    rule = dy.String(description="Why this kind has this grade")


class Publisher(Subject):
    """One row per publisher."""

    publisher_id = dy.String(primary_key=True, regex="^[a-z0-9-]+$", description="Key")
    name = dy.String(description="Name")
    kind = dy.Enum(KINDS, description="Kind; the grade follows from it alone")
    country = dy.String(nullable=True, description="State of its seat (iso3); null if international or not known")
    state_controlled = dy.Bool(description="Owned or controlled by a state without editorial independence")
    republishes = dy.Bool(description="Mostly repeats what others wrote; never counts as an independent voice")
    domains = dy.List(dy.String(), description="Hosts, or host and path, that lead to it; the longest match wins")
    names = dy.List(dy.String(), nullable=True, description="Spellings in the curated files that mean it")
    note = dy.String(nullable=True, description="What is known about it")


class SourceCard(Subject):
    """One row per source that is loaded."""

    source_id = dy.String(primary_key=True, description="Key")
    title = dy.String(description="What it is")
    kind = dy.Enum(("curated", "derived", "live"), description="curated by hand, derived by script, or fetched live")
    origin = dy.String(description="File in the project, or address it is fetched from")
    tables = dy.List(dy.String(), description="Tables it feeds")
    licence = dy.String(description="Licence of the rows")
    citation = dy.String(description="How to cite it")
    coverage = dy.Enum(COVERAGES, description="What its rows cover of what happened")
    coverage_note = dy.String(description="What it cannot say")
    compiled_on = dy.Date(nullable=True, description="Day up to which it was compiled")
    next_due = dy.Date(nullable=True, description="Day by which a newer version is expected")
    latest_known_on = dy.Date(nullable=True, description="Latest day of evidence it holds")
    row_count = dy.Int64(description="Rows it holds in this release")


class Snapshot(Subject):
    """One row per source and distinct bytes taken in."""

    snapshot_sha256 = dy.String(description="SHA-256 of the bytes")
    source_id = dy.String(description="The source")
    file = dy.String(description="File name")
    bytes = dy.Int64(description="Size in bytes")
    taken_at = dy.Datetime(time_unit="us", description="When these bytes were first taken in (UTC)")
