"""What stands around every page: the watch for new releases, the day of evidence, and errors as sentences."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Literal

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from dashboard import data, focus, notices, wording
from dashboard.selection import EARLIEST, PRESETS, RECENT_DAYS, Selection, from_query, usual_since
from warehouse.errors import DetenteError, NoRelease

OLD_AFTER_DAYS = 45
PRESET_WIDTH = 450
"""Pixels: the longest preset fits; narrower screens shorten it."""
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


def choose(label: str, names: Mapping[str, str], *, usual: str, key: str, width: int | Literal["stretch"] = 360) -> str:
    """Let the reader choose one of named things by name; the address carries its id, unless it is the usual one.

    When another one becomes the usual one, that is chosen.
    """
    ids = list(names)
    usual = usual if usual in names else ids[0]
    if follow(key, usual):
        st.session_state.pop(f"last_{key}", None)
    if key not in st.session_state:
        asked = st.query_params.get(key, st.session_state.get(f"last_{key}", usual))
        st.session_state[key] = asked if asked in names else usual
    elif st.session_state[key] not in names:
        st.session_state[key] = usual
    picked: str = st.selectbox(label, ids, format_func=lambda each: names[each], key=key, width=width)
    # What was chosen on one page is kept for the others that ask the same.
    st.session_state[f"last_{key}"] = picked
    if picked != usual:
        st.query_params[key] = picked
    elif key in st.query_params:
        del st.query_params[key]
    return picked


def follow(key: str, usual: str) -> bool:
    """Choose what is usual for a widget when another than before is; whether it was so."""
    before = st.session_state.get(f"usual_{key}")
    st.session_state[f"usual_{key}"] = usual
    moved = before is not None and before != usual
    if moved and key in st.session_state:
        st.session_state[key] = usual
    return moved


@st.fragment(run_every=WATCH_EVERY_SECONDS)
def _watch(shown: str) -> None:
    """Rerun the page when another release than the one shown is live."""
    if data.live_id() != shown:
        st.rerun()


def _bar(latest: date) -> None:
    """The day of evidence, what it is compared with, and whom the pages are narrowed to: one line, one popover."""
    _follow(latest)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="bar"):
        first, second = st.container(width=PRESET_WIDTH), st.popover("Compare and focus")
        with second:
            _choices(latest)
        with first:
            _days(latest)
        release = data.live().release_id.split("-")[0]
        st.caption(
            f"{_narrowed()}Latest evidence: {wording.day(latest)}, {wording.age(latest, today())}. Release {release}.",
            width="content",
        )
    _warn(latest, is_latest=selection().is_latest)


def _choices(latest: date) -> None:
    """What the popover holds."""
    day = st.date_input(
        "Evidence known by", latest, EARLIEST, latest, key="as_of", bind="query-params", format="DD/MM/YYYY"
    )
    _follow_day(day)
    st.date_input(
        "Compare with", usual_since(day), EARLIEST, day, key="compare", bind="query-params", format="DD/MM/YYYY"
    )
    names = {"": "All states and organisations"} | focus.choices(selection())
    choose("Focus on", names, usual="", key="focus", width="stretch")
    st.caption(
        f"Usually compared with {RECENT_DAYS} days before. A focus narrows what can be told by state; figures that it "
        "narrows say so."
    )


def _days(latest: date) -> None:
    """Known days to go to with one choice; the chosen day is always among them."""
    day = st.session_state["as_of"]
    choices = [latest, *PRESETS] if day in PRESETS or day == latest else [latest, *PRESETS, day]
    st.session_state["preset"] = day
    st.selectbox(
        "Go to a day",
        choices,
        format_func=lambda each: f"{wording.day(latest)}, latest" if each == latest else _named(each),
        key="preset",
        on_change=_go_to_preset,
        label_visibility="collapsed",
    )


def _named(day: date) -> str:
    return PRESETS.get(day, wording.day(day))


def _narrowed() -> str:
    """What the chosen comparison and focus are, where they are not as usual."""
    chosen = selection()
    compared = f"Compared with {wording.day(chosen.since)}. " if chosen.compare else ""
    who = focus.of(chosen).who
    return f"{compared}{f'Focus: {wording.plain(who)}. ' if who else ''}"


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


def _follow_day(day: date) -> None:
    """Whoever compares with the usual day goes on doing so when the chosen day moves."""
    before = st.session_state.get("day_seen")
    compared = st.session_state.get("compare")
    if before is not None and compared is not None and (compared == usual_since(before) or compared >= day):
        st.session_state["compare"] = usual_since(day)
    st.session_state["day_seen"] = day
