"""What is ahead: questions with a probability and a date, and dates that held rows give."""

from typing import Any

import streamlit as st

from dashboard import data, figure, focus, wording
from dashboard.selection import Selection


def questions(selected: Selection) -> None:
    """The questions open on the day, each with probability, word, confidence and the day it resolves."""
    answer = data.ask("question", as_of=selected.as_of, since=selected.since, focus=focus.of(selected).actors)
    if answer.rows.is_empty():
        about = focus.of(selected).who
        st.caption(f"No question is asked about {wording.plain(about)}." if about else "No question was open that day.")
        return
    said_for = answer.rows.filter(answer.rows["kind"] == "hindcast")["said_for"].to_list()
    reckoned = f" Reckoned for {wording.day(max(said_for))} (hindcast), not issued then." if said_for else ""
    st.caption(f"Chance with its 95 % interval, and the word of the PHIA yardstick for it.{reckoned}")
    lines = [_question(row) for row in answer.rows.to_dicts()]
    figure.compact(answer, key="questions", lines=lines)


def _question(row: dict[str, Any]) -> dict[str, str]:
    """A question and what is said of it, as two cells of Markdown."""
    before = "" if row["probability_before"] is None else f", before {row['probability_before']:.0%}"
    return {
        "Question": f"{wording.plain(row['question'])} :small[Resolves {wording.short_day(row['resolves_on'])}.]",
        "Chance": f"**{row['probability']:.0%}**{before} ({row['low']:.0%} to {row['high']:.0%}), {row['word']}; "
        f"confidence {row['confidence']}",
    }


def coming(selected: Selection) -> None:
    """Dates after the day that rows held by then give."""
    answer = data.ask("coming", as_of=selected.as_of, focus=focus.of(selected).actors)
    ahead = answer.rows.filter(answer.rows["what"] != "question resolves")
    if ahead.is_empty():
        st.caption("No date ahead stands in the rows held by that day. Sources without a timetable name none.")
    else:
        st.caption("Only dates that stand in held rows; there is no calendar besides. No date is no sign of calm.")
    figure.compact(
        answer,
        key="coming",
        lines=[
            {
                "Day": wording.exact_day(row["day"], row["precise_to"]),
                "What": f"{wording.plain(row['says'])} ({row['what']})"
                + (f" [source]({row['source_url']})" if row["source_url"] else ""),
            }
            for row in ahead.to_dicts()
        ],
    )
