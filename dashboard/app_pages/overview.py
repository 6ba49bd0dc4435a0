"""Overview: every system on one page, and the four questions answered first."""

import streamlit as st

from dashboard import briefing, changed, data, figure, focus, frame, outlook, tile, wording
from dashboard.headlines import held_by

PARTS = list(changed.LISTS)
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

left, right = st.columns(2, gap="large")
with left:
    st.subheader("What we expect by when", anchor="questions")
    outlook.questions(selected)
with right:
    st.subheader("What is coming", anchor="coming")
    outlook.coming(selected)

who = focus.of(selected).who
st.subheader(f"What changed since {wording.day(selected.since)}{f', {who}' if who else ''}", anchor="changed")
part = st.segmented_control("Part", PARTS, default=PARTS[0], required=True, key="changed", bind="query-params")
st.caption(changed.RULES[part or PARTS[0]])
for title, listed in changed.LISTS[part or PARTS[0]]:
    figure.changes(listed(selected), key=listed.__name__, title=title)
