"""The peer of the dashboard's speed: the smallest Streamlit page that has a control and a chart of 200 points."""

import altair as alt
import polars as pl
import streamlit as st

slope = st.selectbox("Slope", [1, 2, 3, 4])
rows = pl.DataFrame({"x": range(200), "y": [slope * each % 37 for each in range(200)]})
st.altair_chart(alt.Chart(rows).mark_line().encode(x="x:Q", y="y:Q"))
