"""Overview: every system on one page, and the four questions answered first."""

import streamlit as st

from dashboard import briefing, data, figure, frame, tile, wording
from dashboard.headlines import held_by

selected = frame.selection()

st.header(wording.plain(briefing.title(selected)), anchor=False)
questions = {
    "What changed?": briefing.what_changed,
    "How sure?": briefing.how_sure,
    "Compared with what?": briefing.compared_with_what,
    "What would change our mind?": briefing.what_would_change_our_mind,
}
with st.container(horizontal=True, gap="small"):
    for question, answer in questions.items():
        st.markdown(f"**{question}**  \n{wording.plain(answer(selected))}", width=tile.WIDTH)

st.caption(
    "Solid: observed. Hollow circle: the period is still open. Hollow square: partial. Dashed: a sample, not activity. "
    "Shaded: 50 and 80 % ranges of the naive baseline."
)
with st.container(horizontal=True, gap="small"):
    for headline in held_by(data.rows_of("indicator")["indicator_id"].to_list()):
        tile.draw(headline, selected)
    tile.alerts(selected)

st.subheader("Different from the release before", anchor="changes")
changes = data.rows_of("change", rows=briefing.CHANGES_SHOWN)
if changes.is_empty():
    st.caption("No value differs from the release before, or there was none.")
else:
    figure.table(changes)
