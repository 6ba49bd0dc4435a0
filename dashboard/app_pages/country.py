"""Country: everything that is held about one state, on one page that prints."""

import streamlit as st

from dashboard import data, figure, frame, wording
from dashboard.figures import country as figures
from dashboard.figures import deployment, vote

selected = frame.selection()
countries = dict(data.rows_of("country_choice", as_of=selected.as_of).iter_rows())

country = frame.choose(
    "Country", countries, usual=selected.focus if selected.focus in countries else "POL", key="country"
)
name = countries[country]
st.header(wording.plain(name), anchor=False)
st.caption(f"What was known on {wording.day(selected.as_of)}. Every list names its sources; a gap is not a zero.")

left, right = st.columns(2, gap="large")
with left:
    figure.draw(figures.memberships(selected, country, name))
with right:
    figure.draw(vote.agreement(selected, country, name))
left, right = st.columns(2, gap="large")
with left:
    figure.draw(deployment.by_host(selected, country, name))
with right:
    figure.draw(deployment.sent(selected, country, name))

for noun, title in figures.LISTS.items():
    figure.printed(figures.listed(noun, selected, country), key=noun.replace("_", "-"), title=title)
