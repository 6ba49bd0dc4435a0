"""United Nations: with whom a state votes, how regions move, and how key votes went."""

import streamlit as st

from dashboard import data, figure, frame, notices
from dashboard.figures import vote

selected = frame.selection()
countries = dict(data.rows_of("country_choice", as_of=selected.as_of).iter_rows())
topics = dict(data.rows_of("un_topic", as_of=selected.as_of).select("topic", "name").iter_rows())

choices = data.rows_of("un_map_choice", as_of=selected.as_of, since=vote.MAP_SINCE)
powers = dict(choices.select("counterpart", "name").iter_rows())
years = {str(year): str(year) for year in choices["year"].unique(maintain_order=True)}

if years:
    with st.container(horizontal=True):
        power = frame.choose("Agreement with", powers, usual="RUS", key="power")
        year = frame.choose("Year", years, usual=next(iter(years)), key="year")
    figure.draw(vote.agreement_map(selected, power, powers[power], int(year)))

left, right = st.columns(2, gap="large")
with left:
    country = frame.choose(
        "Country", countries, usual=selected.focus if selected.focus in countries else "POL", key="country"
    )
    figure.draw(vote.agreement(selected, country, countries[country]))
with right:
    figure.draw(vote.regions(selected))

st.header("Key votes", anchor="key-votes")
if not topics:
    notices.nothing_known("votes of the General Assembly", selected.as_of)
else:
    topic = frame.choose("Topic", topics, usual="ukraine", key="topic")
    figure.draw(vote.ballots(selected, topic, topics[topic]))
    ballots = dict(
        data.rows_of("un_ballot", as_of=selected.as_of, topic=topic).select("resolution", "name").iter_rows()
    )
    st.subheader("Who voted how", anchor="who-voted")
    if not ballots:
        st.caption("For no vote on this topic are the votes of single states held; only the counts above are known.")
    else:
        st.caption(f"Votes of single states are held for {len(ballots)} of the votes on this topic.")
        ballot = frame.choose("Vote", ballots, usual=next(iter(ballots)), key="ballot")
        votes = data.ask("un_ballot_vote", as_of=selected.as_of, resolution=ballot)
        figure.claims(votes, key="ballot-votes", title=f"Votes on {ballots[ballot]}")
