"""What stands around every page: the watch for new releases, the day of evidence, and errors as sentences."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from dashboard import data, notices, wording
from dashboard.selection import EARLIEST, PRESETS, Selection, from_query
from warehouse.errors import DetenteError, NoRelease

OLD_AFTER_DAYS = 45
WATCH_EVERY_SECONDS = 1


def show(page: StreamlitPage) -> None:
    """Draw one page. The only place of the dashboard where errors end."""
    _watch(data.live_id())
    try:
        _bar(data.day_of_evidence())
        page.run()
    except NoRelease:
        notices.no_release()
    except DetenteError as error:
        notices.failed(str(error))


def selection() -> Selection:
    """What the reader has chosen, for pages."""
    chosen = {str(name): value for name, value in st.session_state.items()}
    return from_query(chosen, data.day_of_evidence())


def choose(label: str, names: Mapping[str, str], *, usual: str, key: str) -> str:
    """Let the reader choose one of named things by name; the address carries its id, unless it is the usual one."""
    ids = list(names)
    if key not in st.session_state:
        asked = st.query_params.get(key, st.session_state.get(f"last_{key}", usual))
        st.session_state[key] = asked if asked in names else usual if usual in names else ids[0]
    elif st.session_state[key] not in names:
        st.session_state[key] = usual if usual in names else ids[0]
    picked: str = st.selectbox(label, ids, format_func=lambda each: names[each], key=key, width=360)
    # What was chosen on one page is kept for the others that ask the same.
    st.session_state[f"last_{key}"] = picked
    if picked != usual:
        st.query_params[key] = picked
    elif key in st.query_params:
        del st.query_params[key]
    return picked


@st.fragment(run_every=WATCH_EVERY_SECONDS)
def _watch(shown: str) -> None:
    """Rerun the page when another release than the one shown is live."""
    if data.live_id() != shown:
        st.rerun()


def _bar(latest: date) -> None:
    _follow(latest)
    with st.container(horizontal=True, vertical_alignment="bottom", key="bar"):
        day = st.date_input(
            "Evidence known by",
            latest,
            EARLIEST,
            latest,
            key="as_of",
            bind="query-params",
            format="DD/MM/YYYY",
            width=150,
        )
        choices = [latest, *PRESETS]
        st.session_state["preset"] = day if day in choices else None
        st.selectbox(
            "Go to a day",
            choices,
            index=None,
            format_func=lambda each: PRESETS.get(each, f"{wording.day(latest)}, latest"),
            key="preset",
            placeholder="a day of your own",
            on_change=_go_to_preset,
            width=330,
        )
        release = data.live().release_id.split("-")[0]
        st.caption(
            f"Latest evidence: {wording.day(latest)}, {wording.age(latest, today())}. Release {release}.",
            width="content",
        )
    _warn(latest, is_latest=day == latest)


def _warn(latest: date, *, is_latest: bool) -> None:
    if not is_latest:
        notices.earlier_day(selection().as_of)
    days = (today() - latest).days
    if days > OLD_AFTER_DAYS:
        notices.old_data(latest, days)
    late = data.rows_of("stale_source", release=data.live().release_id, today=today())
    if not late.is_empty():
        notices.late(late["title"].to_list())


def today() -> date:
    """The day it is, UTC."""
    return datetime.now(UTC).date()


def _go_to_preset() -> None:
    if st.session_state["preset"]:
        st.session_state["as_of"] = st.session_state["preset"]


def _follow(latest: date) -> None:
    """Whoever looks at the latest day goes on doing so when a release brings a later one."""
    seen = st.session_state.get("latest_seen")
    if seen != latest and st.session_state.get("as_of") == seen and seen is not None:
        st.session_state["as_of"] = latest
    st.session_state["latest_seen"] = latest
