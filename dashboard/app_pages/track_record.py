"""Track record: every forecast against what came, skill against a baseline, and how the record is kept honest."""

import streamlit as st

from dashboard import data, figure, forecast_choice, frame, method, notices, tile, wording
from dashboard.figures import question, record, tally

VIEWS = ["Skill", "Calibration", "Questions", "Every forecast", "How it is done"]
selected = frame.selection()

st.header(wording.plain(tally.title(selected)), anchor=False)
with st.container(horizontal=True, gap="small"):
    for asked, answer in tally.QUESTIONS.items():
        st.markdown(f"**{asked}**  \n{wording.plain(answer(selected))}", width=tile.WIDTH)
view = st.segmented_control("Look at", VIEWS, default=VIEWS[0], required=True, key="record_view", bind="query-params")

if view == "How it is done":
    method.draw(selected)
elif view == "Calibration":
    with st.container(horizontal=True):
        kind, band = forecast_choice.kind(), forecast_choice.band()
    left, right = st.columns([2, 3], gap="large")
    with left:
        figure.draw(record.reliability(selected, kind, band))
    with right:
        figure.draw(record.coverage(selected, kind, band))
elif view == "Skill":
    figure.draw(record.skill(selected))
elif not data.holds("mart.hindcast"):
    st.info(tally.OLD_RELEASE)
elif view == "Questions":
    figure.draw(question.odds(selected))
    for column, told in zip(st.columns(2, gap="large"), question.in_two_columns(selected), strict=True):
        column.markdown(told)
    with st.container(horizontal=True):
        kind, threshold = forecast_choice.kind(), forecast_choice.threshold()
    left, right = st.columns(2, gap="large")
    with left:
        figure.draw(question.outcomes(selected, kind, threshold))
    with right:
        figure.draw(question.reliability(selected, kind))
    resolved = data.ask("question_resolved", as_of=selected.as_of, kind=kind)
    if not resolved.rows.is_empty():
        st.subheader(question.resolved_title(resolved.rows, kind), anchor="resolved")
        figure.listing(resolved, key="question-resolved")
else:
    kind = forecast_choice.kind()
    named = forecast_choice.series(selected, kind)
    if named:
        forecasts = record.said(selected, named).rows
        figure.draw(record.past(selected, named, forecast_choice.horizon(forecasts, named)))
        figure.draw(record.fan(selected, named, forecast_choice.day(forecasts)))
    else:
        notices.empty(record.nothing(kind))
