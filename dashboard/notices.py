"""What a page says when there is nothing to show, or when what it shows needs a warning."""

from datetime import date

import streamlit as st

from dashboard import wording


def no_release() -> None:
    """Nothing has been published in this installation."""
    st.header("Nothing has been published yet")
    st.write("The pages show published releases only, and this installation has none. Make the first one with:")
    st.code("detente refresh", language="bash")
    st.caption("This page opens by itself as soon as the release is there.")


def failed(reason: str) -> None:
    """A page could not be drawn, for a reason that the project knows."""
    st.warning(f"This page cannot be shown from this release: {wording.plain(reason)}")
    st.write("Go back to the release before, or publish a new one:")
    st.code("detente rollback\ndetente refresh", language="bash")


def nothing_known(about: str, as_of: date) -> None:
    """No evidence by a day."""
    st.info(f"Nothing about {about} was known on {wording.day(as_of)} in the sources held. A gap is not a zero.")


def empty(why: str = "") -> None:
    """A figure or list without rows for the day, and the focus, that is looked at."""
    st.info(why or "For the chosen day and focus nothing about this is in the sources held. A gap is not a zero.")


def earlier_day(as_of: date) -> None:
    """The reader looks at an earlier day."""
    st.info(
        f"You see what could be known on **{wording.day(as_of)}**. Trends and forecasts are those reckoned afterwards "
        "for the nearest day before it (hindcasts); alerts rest on the latest evidence and are left out."
    )


def late(titles: list[str]) -> None:
    """Sources that failed or are overdue."""
    st.warning(f"Late or failed: {wording.plain(wording.joined(titles))}. The last good rows are shown.")


def old_data(latest: date, days: int) -> None:
    """The latest evidence lies long before today."""
    st.warning(
        f"The latest evidence is of {wording.day(latest)}, {days} days ago. Take in what is new: `detente refresh`."
    )
