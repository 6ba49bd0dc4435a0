"""Exercises: declared against independent figures, thresholds, clusters, volumes, what follows a snap inspection."""

import streamlit as st

from dashboard import data, figure, focus, frame, notices
from dashboard.figures import cluster, exercise, threshold

VIEWS = ["Declared and independent", "Thresholds", "Clusters", "Volume and what follows"]
selected = frame.selection()

view = st.segmented_control(
    "Look at", VIEWS, default=VIEWS[0], required=True, key="exercises_view", bind="query-params"
)

if view == "Thresholds":
    figure.draw(threshold.declared(selected))
    figure.draw(threshold.bunching(selected))
elif view == "Clusters":
    figure.draw(threshold.clusters(selected))
    left, right = st.columns(2, gap="large")
    with left:
        figure.draw(cluster.places(selected))
    with right:
        figure.draw(cluster.timeline(selected))
    figure.draw(threshold.settings(selected))
elif view == "Volume and what follows":
    left, right = st.columns(2, gap="large")
    with left:
        figure.draw(threshold.volume(selected))
    with right:
        figure.draw(threshold.follow(selected))
else:
    figure.draw(exercise.gap(selected))
    left, right = st.columns(2, gap="large")
    with left:
        figure.draw(exercise.per_year(selected))
    with right:
        figure.draw(exercise.calendar(selected))

    st.subheader("Who claimed what about an exercise", anchor="claims")
    choices = data.rows_of("exercise_choice", as_of=selected.as_of, focus=focus.of(selected).actors)
    names = dict(choices.select("exercise_id", "name").iter_rows())
    if not names:
        notices.nothing_known("the size of any exercise", selected.as_of)
    else:
        picked = frame.choose("Exercise", names, usual="zapad-2017", key="exercise")
        claims = data.ask("exercise_claim", as_of=selected.as_of, exercise=picked)
        figure.claims(claims, key="exercise-claims", title=exercise.claims_title(names[picked], selected))
