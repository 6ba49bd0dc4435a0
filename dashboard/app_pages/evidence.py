"""Evidence: what everything rests on, what was checked, what is missing, and where to get it."""

import streamlit as st

from dashboard import data, dictionary, figure, frame, wording

SECTIONS = ["Sources", "Publishers", "Checks", "Corrections", "Gaps", "Dictionary", "Release"]
selected = frame.selection()

st.header("What the pages rest on", anchor=False)
section = st.segmented_control(
    "Section", SECTIONS, default="Sources", required=True, key="section", bind="query-params"
)

if section == "Sources":
    sources = data.ask("source")
    st.caption(f"{sources.rows.height} sources: what each covers, what it cannot say, how fresh it is, its licence.")
    figure.listing(sources, key="sources")
elif section == "Publishers":
    st.caption(f"A publisher's grade follows from its kind alone, by the rule beside it. {wording.GRADE_HELP}")
    figure.listing(data.ask("publisher_kind"), key="publisher-kinds")
    st.subheader("Publishers by grade", anchor=False)
    figure.listing(data.ask("publisher"), key="publishers")
elif section == "Checks":
    checks = data.ask("check")
    broken = checks.rows["offenders"].sum()
    st.caption(f"{checks.rows.height} checks ran before this release was published; {broken} rows break one.")
    figure.listing(checks, key="checks")
elif section == "Corrections":
    refused, laid = data.ask("quarantine"), data.ask("correction")
    st.subheader(f"{refused.rows.height} rows refused", anchor=False)
    figure.listing(refused, key="quarantine")
    st.subheader(f"{laid.rows.height} corrections laid over the input files", anchor=False)
    figure.listing(laid, key="corrections")
elif section == "Gaps":
    st.caption(f"What each indicator covers on {wording.day(selected.as_of)}, in periods; no gap is filled.")
    figure.listing(data.ask("gap", as_of=selected.as_of), key="gaps")
elif section == "Dictionary":
    st.caption("Every table and column of a release, from the contracts that the rows are held to.")
    figure.table(dictionary.rows())
else:
    release = data.ask("release", release=data.live().release_id)
    st.caption("Equal hashes mean equal tables. Whoever has the file can run every SQL shown on these pages.")
    figure.listing(release, key="release")
    figure.listing(data.ask("table_hash"), key="tables")
    dictionary.downloads()
