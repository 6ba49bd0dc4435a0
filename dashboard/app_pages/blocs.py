"""Blocs: members and who stands where, shared membership, weight in the world, waits, and who may join next."""

import streamlit as st

from dashboard import data, figure, focus, frame, notices
from dashboard.figures import bloc

ORGANISATIONS = ["BRICS", "SCO", "CSTO", "EAEU", "NATO"]
VIEWS = ["Members", "Overlap", "Weight", "Waiting", "Expected"]
WEIGHTS = list(bloc.WEIGHTS)
selected = frame.selection()

view = st.segmented_control("Look at", VIEWS, default=VIEWS[0], required=True, key="blocs_view", bind="query-params")

if view == "Overlap":
    figure.draw(bloc.overlap(selected))
elif view == "Weight":
    measure = st.segmented_control(
        "Measure", WEIGHTS, default=WEIGHTS[0], required=True, key="weight", bind="query-params"
    )
    figure.draw(bloc.weight(selected, measure or WEIGHTS[0]))
elif view == "Waiting":
    figure.draw(bloc.waits(selected))
elif view == "Expected":
    figure.draw(bloc.expected(selected))
else:
    figure.draw(bloc.members(selected))
    left, right = st.columns(2, gap="large")
    with left:
        name = focus.of(selected).name
        usual = name if name in ORGANISATIONS else ORGANISATIONS[0]
        frame.follow("organisation", usual)
        picked = st.segmented_control(
            "Organisation", ORGANISATIONS, default=usual, required=True, key="organisation", bind="query-params"
        )
        standing = data.ask("bloc_standing", as_of=selected.as_of, organisation=picked or usual)
        st.subheader(bloc.standing_title(picked or usual, standing.rows, selected), anchor="standing")
        st.markdown(bloc.invited(standing.rows))
        if standing.rows.is_empty():
            notices.nothing_known(f"membership of {picked}", selected.as_of)
        else:
            figure.claims(standing, key="bloc-standing", title=f"Standing of states in {picked}")
    with right:
        figure.draw(bloc.steps(selected))
