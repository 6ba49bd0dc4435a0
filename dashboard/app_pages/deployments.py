"""Deployments: who has troops where, according to whom, how old the claim is, and what is only planned."""

import streamlit as st

from dashboard import data, figure, frame, notices
from dashboard.figures import deployment

VIEWS = ["Everywhere", "Map", "One host", "Eastern flank", "United States", "Ukraine", "DPR Korea"]
AREAS = {"Europe": "Europe and its surroundings", "World": "World"}
selected = frame.selection()

view = st.segmented_control(
    "Look at", VIEWS, default=VIEWS[0], required=True, key="deployments_view", bind="query-params"
)
hosts = dict(data.rows_of("deployment_host", as_of=selected.as_of).select("host", "name").iter_rows())

if not hosts:
    notices.nothing_known("troops outside their own country", selected.as_of)
elif view == "Map":
    senders = dict(data.rows_of("deployment_sender", as_of=selected.as_of).select("sender", "name").iter_rows())
    with st.container(horizontal=True):
        area = frame.choose("Area", AREAS, usual="Europe", key="area")
        sender = frame.choose("Sent by", {"all": "All senders", **senders}, usual="all", key="sender")
    only = (sender,) if sender != "all" else ()
    figure.draw(deployment.where(selected, area, only, senders.get(sender, "")))
elif view == "One host":
    host = frame.choose("Host", hosts, usual=selected.focus if selected.focus in hosts else "BLR", key="host")
    figure.draw(deployment.by_host(selected, host, hosts[host]))
elif view == "Eastern flank":
    figure.draw(deployment.flank(selected))
elif view == "United States":
    left, right = st.columns(2, gap="large")
    with left:
        figure.draw(deployment.announced(selected))
    with right:
        figure.draw(deployment.assigned(selected))
elif view == "Ukraine":
    figure.draw(deployment.ukraine(selected))
    figure.draw(deployment.massed(selected))
elif view == "DPR Korea":
    figure.draw(deployment.dprk(selected))
else:
    figure.draw(deployment.latest(selected))
