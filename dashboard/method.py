"""How the record is made and kept: rules, the words for probabilities, and the state of the ledger."""

import polars as pl
import streamlit as st

from dashboard import data, figure, ledger, notices, wording
from dashboard.selection import Selection

RULES = {
    "Skill": "A model is fitted to past values only, from up to 40 past origins, and its mean pinball loss is set "
    "against that of a naive baseline from the same origins. It is called skilful only if the whole 95 % interval of "
    "the saving, by resampling blocks of origins, lies above zero; with fewer than twelve origins nothing is said. "
    "Without skill the baseline alone is published.",
    "Hindcast and issued": "A hindcast is made afterwards by today's code. For the scores it rests on the values as "
    "they stand now up to its origin; where a forecast is put back to a past day, on what was knowable on that day. An "
    "issued forecast was written down before the outcome was known. The two are scored apart and never shown together.",
    "Ledger": "What a refresh issues is written to a file that is never changed. Every row carries the SHA-256 of its "
    "content, every file a seal over its rows and the seal of the file before, so a file that was changed, removed or "
    "put in breaks the chain. Each refresh checks the whole chain; damage raises an alert and its rows are not used.",
}
"""What is written by hand; rules that the release itself states are shown from its own table."""
OPEN_RULES = ("confidence",)


def draw(selected: Selection) -> None:
    """Draw the rules, the yardstick and the state of the ledger."""
    left, right = st.columns(2, gap="large")
    with left:
        for title, text in RULES.items():
            _paragraph(title, text)
        _written_rules()
    with right:
        st.subheader("Words for probabilities", anchor="yardstick")
        st.caption("The yardstick of the Professional Head of Intelligence Assessment; gaps are split in the middle.")
        st.table(pl.DataFrame(wording.YARDSTICK, schema=["Word", "Yardstick", "Used here"], orient="row"))
    _ledger(selected)


def _written_rules() -> None:
    """The rule of confidence in full, the other rules of this release on request."""
    if not data.holds("mart.rule"):
        return
    rules = data.rows_of("record_rule").rows_by_key("rule_id", named=True, unique=True)
    for shown in (rules.pop(name) for name in OPEN_RULES if name in rules):
        _paragraph(shown["title"], shown["text"])
    with st.expander("All other written rules of this release"):
        for row in rules.values():
            _paragraph(row["title"], row["text"])


def _paragraph(title: str, text: str) -> None:
    st.markdown(f"**{wording.plain(title)}.** {wording.plain(text)}")


def _ledger(selected: Selection) -> None:
    st.subheader("The ledger of issued forecasts", anchor="ledger")
    damage = data.rows_of("record_damage")["message"].to_list()
    found = f"Damage: {' '.join(damage)}" if damage else "The refresh behind this release found every seal unbroken."
    st.markdown(wording.plain(f"{ledger.sentence()} {found}"))
    if not data.holds("mart.hindcast"):
        return
    issues = data.ask("record_issue", as_of=selected.as_of)
    if issues.rows.is_empty():
        notices.empty("No forecast had been issued by the chosen day: nothing is backdated.")
    else:
        figure.listing(issues, key="record-issues")
