"""Diplomacy and narrative: who meets whom, who comes, which words are contested, who sanctions whom."""

import streamlit as st

from dashboard import figure, frame
from dashboard.figures import diplomacy

selected = frame.selection()

st.caption("Contacts and statements are samples: what could be found. Dashed edges mark them.")
left, right = st.columns(2, gap="large")
with left:
    figure.draw(diplomacy.contacts(selected))
with right:
    figure.draw(diplomacy.summits(selected))
figure.draw(diplomacy.terms(selected))
figure.draw(diplomacy.sanctions(selected))
