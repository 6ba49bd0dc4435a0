"""What a table is, and the columns that every row of evidence carries."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import dataframely as dy
import polars as pl

CLAIMANT_TYPES = ("official_lead", "official_other", "independent")
KNOWN_ON_BASES = ("publication", "publication_period_end", "claim", "event", "release_lag", "compiled")
PRECISIONS = ("day", "month", "year")
TRISTATE = ("true", "false", "unknown")


class Evidence(dy.Schema):
    """The evidence columns, the same in every table of claims."""

    source_id = dy.String(description="The source this row was loaded from (core.source)")
    source_url = dy.String(
        nullable=True, regex=r"^https?://\S+$", description="Where it was read; empty only for recalled rows"
    )
    source_title = dy.String(nullable=True, description="Title of the page or document that was read")
    publisher = dy.String(nullable=True, description="Publisher of the page that was read (core.publisher)")
    publisher_as_printed = dy.String(nullable=True, description="Publisher as the coder wrote it down")
    claimant = dy.String(nullable=True, description="Who said it, in words, where a row is somebody's claim")
    claimant_type = dy.Enum(
        CLAIMANT_TYPES,
        nullable=True,
        description="official_lead: the acting side (lead of an exercise, sender of troops); "
        "official_other: any other government or organisation; independent: press and research",
    )
    published_on = dy.Date(
        nullable=True, description="Day of publication; the last day of the month or year where only that is known"
    )
    known_on = dy.Date(description="First day on which anybody could know this row")
    known_on_basis = dy.Enum(
        KNOWN_ON_BASES,
        description="What known_on rests on: publication, else the end of the printed period, else the claim, "
        "else the event; release_lag for statistics; compiled where the event itself lies ahead",
    )
    verified = dy.Enum(
        ("seen", "recalled"), description="seen: read in the source; recalled: uncontested, still to be checked"
    )


class Grades(dy.Schema):
    """The Admiralty code: two axes that are never mixed."""

    reliability = dy.Enum(tuple("ABCDEF"), description="Reliability of the publisher, A to F (core.publisher_kind)")
    credibility = dy.Int8(
        min=1, max=6, description="Agreement of independent publishers, 1 to 6 (rule in README); 6 cannot be judged"
    )


class Held(dy.Schema):
    """When the warehouse took a row in, from which bytes, and when it let it go."""

    snapshot_sha256 = dy.String(description="SHA-256 of the bytes the row was read from (core.snapshot)")
    recorded_at = dy.Datetime(time_unit="us", description="When the warehouse took the row in (UTC)")
    superseded_at = dy.Datetime(
        time_unit="us", nullable=True, description="When a later version replaced it (UTC); null while it holds"
    )


class Subject(dy.Schema):
    """Base of every contract; a contract's first docstring line is the table's grain."""


class RowId(dy.Schema):
    """The key of a version."""

    row_id = dy.String(description="Stable key made from the row's natural key")


EVIDENCE: tuple[str, ...] = tuple(Evidence.column_names())
GRADES: tuple[str, ...] = tuple(Grades.column_names())
HELD: tuple[str, ...] = tuple(Held.column_names())
Kind = Literal["evidence", "reference", "published"]


@dataclass(frozen=True)
class Table:
    """One table of a release: its contract, natural key and the ids its columns must resolve to."""

    name: str
    contract: type[dy.Schema]
    schema: str = "core"
    key: tuple[str, ...] = field(kw_only=True)
    hashed_key: tuple[str, ...] = field(default=(), kw_only=True)
    kind: Kind = field(default="evidence", kw_only=True)
    references: Mapping[str, str] = field(default_factory=dict, kw_only=True)

    @property
    def qualified(self) -> str:
        """Schema and name."""
        return f"{self.schema}.{self.name}"

    @property
    def grain(self) -> str:
        """What one row is."""
        return (self.contract.__doc__ or "").strip().splitlines()[0]

    @property
    def is_held(self) -> bool:
        """Whether the working file keeps its versions."""
        return self.kind != "published"

    @property
    def subject(self) -> tuple[str, ...]:
        """The columns that say what the row is about, in order."""
        return tuple(self.contract.column_names())

    @property
    def parts(self) -> tuple[type[dy.Schema], ...]:
        """The schemas whose columns a release shows, in order."""
        if not self.is_held:
            return (self.contract,)
        if self.kind == "reference":
            return (RowId, self.contract, Held)
        return (RowId, self.contract, Evidence, Grades, Held)

    @property
    def dictionary(self) -> dict[str, str]:
        """Column name to what it means, in the order a release shows them."""
        return {name: column.description or "" for part in self.parts for name, column in part.columns().items()}

    @property
    def content(self) -> tuple[str, ...]:
        """The columns that make a version: a row whose content differs is a new version."""
        return ("row_id", *self.subject, *(EVIDENCE if self.kind == "evidence" else ()))

    def empty(self, columns: tuple[str, ...] | None = None) -> pl.DataFrame:
        """An empty frame with this table's columns and types (all that a release shows, or just those named)."""
        frame = pl.concat([part.create_empty() for part in self.parts], how="horizontal")
        return frame.select(columns) if columns else frame
