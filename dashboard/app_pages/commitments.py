"""Commitments: which restraints hold, who broke what according to whom, and every step in a ledger."""

import streamlit as st

from dashboard import data, figure, focus, frame, wording
from dashboard.figures import treaty

FAMILIES = list(treaty.FAMILIES)
selected = frame.selection()

family = st.segmented_control(
    "Instruments", FAMILIES, default=FAMILIES[0], required=True, key="family", bind="query-params"
)
figure.draw(treaty.lives(selected, family or FAMILIES[0]))

left, right = st.columns([3, 2], gap="large")
with left:
    figure.draw(treaty.breaches(selected))
with right:
    figure.draw(treaty.in_force(selected))

st.subheader("Ledger of every step", anchor="ledger")
choices = treaty.choices(selected)
with st.container(horizontal=True, gap="small"):
    instrument = frame.choose("Instrument", choices["treaty"], usual="", key="instrument")
    step = frame.choose("Step", choices["event"], usual="", key="step")
    party = frame.choose("Party", choices["actor"], usual="", key="party")
seen = focus.of(selected)
ledger = data.ask("treaty_ledger", as_of=selected.as_of, treaty=instrument, event=step, actor=party, focus=seen.actors)
st.caption(
    f"{f'Only steps by or alleged by {wording.plain(seen.who)}. ' if seen.id else ''}"
    "An alleged breach is a claim by whoever stands beside it; a confirmed breach is the finding of a body outside."
)
figure.claims(ledger, key="ledger", title="Steps about commitments")
