"""The entry point: which pages there are. `detente dashboard` serves it."""

from pathlib import Path

import streamlit as st

from dashboard import frame

MARK = str(Path(__file__).with_name("mark.svg"))
st.set_page_config(page_title="Détente", layout="wide", page_icon=MARK)

st.logo(MARK, size="large")
st.html(Path(__file__).with_name("print.css"))

OVERVIEW = st.Page("app_pages/overview.py", title="Overview", url_path="overview")
PAGES = [
    OVERVIEW,
    st.Page("app_pages/exercises.py", title="Exercises", url_path="exercises"),
    st.Page("app_pages/deployments.py", title="Deployments", url_path="deployments"),
    st.Page("app_pages/blocs.py", title="Blocs", url_path="blocs"),
    st.Page("app_pages/commitments.py", title="Commitments", url_path="commitments"),
    st.Page("app_pages/votes.py", title="United Nations", url_path="votes"),
    st.Page("app_pages/diplomacy.py", title="Diplomacy", url_path="diplomacy"),
    st.Page("app_pages/country.py", title="Country", url_path="country"),
    st.Page("app_pages/track_record.py", title="Track record", url_path="track_record"),
    st.Page("app_pages/evidence.py", title="Evidence", url_path="evidence"),
]


def home() -> None:
    """The bare address leads to the overview and keeps what was chosen."""
    st.switch_page(OVERVIEW, query_params=st.query_params.to_dict())


HOME = st.Page(home, title="Détente", default=True, visibility="hidden")
chosen = st.navigation([HOME, *PAGES], position="top")
if chosen == HOME:
    home()
frame.show(chosen)
