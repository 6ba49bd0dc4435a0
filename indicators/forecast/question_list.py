"""The questions that are asked: what, of which series, on which evidence. A new one is a line in QUESTIONS."""

from dataclasses import dataclass
from typing import Literal

Pooled = Literal["", "entity", "counterpart"]


@dataclass(frozen=True, kw_only=True)
class Question:
    """What is asked of which series. `text` holds `{period}`; `window` is how many of the last periods count.

    `pooled` adds up the series of all entities, or of all counterparts, under the name given here. `is_recorded`: the
    evidence is a sample, a period without a record counts as none. `begins_with_event`: the series begins where its
    first event was found, so its first period says nothing of the chance of one. The rows of evidence are those of
    table `evidence` that match `where` (column to value).
    """

    id: str
    text: str
    indicator_id: str
    entity: str
    evidence: str
    where: tuple[tuple[str, str], ...] = ()
    counterpart: str = ""
    frequency: Literal["Q", "A"] = "A"
    window: int = 25
    pooled: Pooled = ""
    is_recorded: bool = False
    begins_with_event: bool = False


def _recorded_snap(id_: str, text: str, entity: str, counterpart: str) -> Question:
    return Question(
        id=id_,
        text=text,
        indicator_id="snap_inspections",
        entity=entity,
        counterpart=counterpart,
        pooled="" if counterpart else "counterpart",
        frequency="Q",
        window=20,
        is_recorded=True,
        begins_with_event=True,
        evidence="exercise",
        where=(("lead_actor", entity), ("is_snap", "true")),
    )


def _recorded_exit(id_: str, text: str, actor: str, kind: str) -> Question:
    return Question(
        id=id_,
        text=text,
        indicator_id="suspensions_and_exits",
        entity=actor or "any",
        counterpart=kind,
        pooled="" if actor else "entity",
        is_recorded=True,
        begins_with_event=True,
        evidence="treaty_event",
        where=(("actor", actor),) if actor else (),
    )


QUESTIONS = (
    _recorded_snap(
        "strategic_snap_recorded",
        "Will at least one Russian no-notice check at strategic level be recorded in {period}?",
        "RUS",
        "strategic",
    ),
    _recorded_snap(
        "snap_recorded", "Will at least one Russian no-notice check of any level be recorded in {period}?", "RUS", ""
    ),
    _recorded_snap(
        "belarus_snap_recorded",
        "Will at least one Belarusian no-notice check of any level be recorded in {period}?",
        "BLR",
        "",
    ),
    Question(
        id="eu_package",
        text="Will the EU adopt at least one further sanctions package against Russia in {period}?",
        indicator_id="eu_sanctions_packages",
        entity="eu",
        counterpart="RUS",
        frequency="Q",
        begins_with_event=True,
        evidence="sanction_step",
        where=(("sender", "eu"), ("target", "RUS")),
    ),
    *(
        Question(
            id=f"{entity}_accession",
            text=f"Will {name} gain at least one member in {{period}}?",
            indicator_id="bloc_accessions",
            entity=entity,
            evidence="membership_event",
            where=(("org_id", entity),),
        )
        for entity, name in (
            ("brics", "BRICS"),
            ("sco", "the SCO"),
            ("nato", "NATO"),
            ("eu", "the EU"),
            ("csto", "the CSTO"),
            ("eaeu", "the EAEU"),
            ("ndb", "the New Development Bank"),
        )
    ),
    *(
        Question(
            id=f"{entity}_exit",
            text=f"Will at least one member leave {name} in {{period}}?",
            indicator_id="bloc_exits",
            entity=entity,
            counterpart="left",
            evidence="membership_event",
            where=(("org_id", entity),),
        )
        for entity, name in (("csto", "the CSTO"), ("cis", "the CIS"), ("nato", "NATO"), ("eu", "the EU"))
    ),
    _recorded_exit(
        "arms_control_withdrawal_recorded",
        "Will any state's withdrawal from a listed commitment (arms control, confidence-building, European order) "
        "be recorded in {period}?",
        "",
        "withdrew",
    ),
    _recorded_exit(
        "arms_control_suspension_recorded",
        "Will any state's suspension of a listed commitment (arms control, confidence-building, European order) "
        "be recorded in {period}?",
        "",
        "suspended",
    ),
    *(
        Question(
            id=f"{bloc}_large_exercise_recorded",
            text=f"Will an exercise of 9,000 or more troops led by {name} be recorded in {{period}}?",
            indicator_id="large_exercises",
            entity=bloc,
            is_recorded=True,
            evidence="exercise",
        )
        for bloc, name in (
            ("csto", "Russia, Belarus or another member of the CSTO"),
            ("nato", "NATO or one of its members"),
        )
    ),
)
