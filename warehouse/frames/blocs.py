"""Organisations and who joined, left or was turned away."""

import dataframely as dy

from warehouse.frames.table import PRECISIONS, Subject

STATUSES = ("member", "candidate", "invited", "partner", "dialogue_partner", "observer", "suspended", "none")
MEMBERSHIP_EVENTS = (
    "founding_member", "joined", "applied", "status_review", "partner", "signed_accession", "invited",
    "candidate", "observer", "withdrew", "dialogue_partner", "trade_agreement", "froze_participation",
    "suspended", "announced_withdrawal", "declined", "expelled",
)  # fmt: skip


class Organisation(Subject):
    """One row per organisation or standing forum."""

    org_id = dy.String(primary_key=True, regex=r"^[a-z0-9-]+$", description="Key, e.g. nato, brics")
    name = dy.String(description="Full name")
    abbreviation = dy.String(description="Short name for display")
    kind = dy.String(description="alliance, economic_union, forum, bank, universal, court")
    founded = dy.Date(nullable=True, description="Founding day")
    bloc_family = dy.Enum(
        ("western", "russia_led", "china_russia", "universal", "other"), description="A working label, no judgment"
    )
    defence_clause = dy.Bool(description="Whether members owe each other defence")
    website = dy.String(nullable=True, description="Official site")
    note = dy.String(nullable=True, description="What matters about it, in own words")


class MembershipEvent(Subject):
    """One row per organisation, actor, event and day."""

    event_id = dy.String(primary_key=True, description="Key: organisation, actor, event, day")
    org_id = dy.String(description="The organisation")
    actor = dy.String(description="The state (iso3) or organisation (org_id) whose status it is")
    event = dy.Enum(MEMBERSHIP_EVENTS, description="What happened")
    status_after = dy.Enum(STATUSES, description="Status once it had happened; authoritative. Invited is not a member")
    event_date = dy.Date(description="Day of the event")
    date_precision = dy.Enum(PRECISIONS, description="How exactly the day is known; the finer part is filler")
    announced_date = dy.Date(nullable=True, description="Day it was announced, where that differs")
    note = dy.String(nullable=True, description="What matters about this row, in own words")
