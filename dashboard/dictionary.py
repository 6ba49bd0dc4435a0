"""The data dictionary, made from the table contracts, and whole tables to take away."""

import polars as pl
import streamlit as st

from dashboard import data, figure
from warehouse import settings
from warehouse.frames import TABLES


def rows() -> pl.DataFrame:
    """One row per column of every table of a release."""
    return pl.DataFrame(
        [
            {"table": table.qualified, "column": column, "meaning": meaning, "one_row_is": table.grain}
            for table in TABLES
            for column, meaning in table.dictionary.items()
        ]
    )


@st.fragment
def downloads() -> None:
    """Choose a table and take it away as Parquet, with the citation beside it."""
    folder = settings.load().parquet / data.live().release_id
    files = {path.stem: path for path in sorted(folder.glob("*.parquet"))}
    if not files:
        st.caption("The Parquet files of this release are not on this machine.")
        return
    picked = st.selectbox("Table", list(files), width=320)
    st.caption(f"Cite as: {figure.citation(picked)}")
    st.download_button("Parquet", files[picked].read_bytes, f"{picked}.parquet", on_click="ignore")
