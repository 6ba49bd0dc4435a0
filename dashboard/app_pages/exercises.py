"""Exercises: declared against independent figures, what was found per year, the calendar, every claim."""

import streamlit as st

from dashboard import data, figure, frame, notices
from dashboard.figures import exercise

selected = frame.selection()

gap = exercise.gap(selected)
if gap.answer.rows.is_empty():
    notices.nothing_known("both sides' figures on an exercise", selected.as_of)
else:
    figure.draw(gap)

left, right = st.columns(2, gap="large")
with left:
    figure.draw(exercise.per_year(selected))
with right:
    figure.draw(exercise.calendar(selected))

st.subheader("Who claimed what about an exercise", anchor="claims")
choices = data.rows_of("exercise_choice", as_of=selected.as_of)
names = dict(choices.select("exercise_id", "name").iter_rows())
if not names:
    notices.nothing_known("the size of any exercise", selected.as_of)
else:
    ids = list(names)
    usual = ids.index(selected.exercise) if selected.exercise in names else 0
    picked = st.selectbox(
        "Exercise", ids, usual, format_func=names.__getitem__, key="exercise", bind="query-params", width=420
    )
    claims = data.ask("exercise_claim", as_of=selected.as_of, exercise=picked)
    figure.claims(claims, key="exercise-claims", title=exercise.claims_title(names[picked], selected))
