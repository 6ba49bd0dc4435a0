"""Figures of what lies round the thresholds of the Vienna Document."""

import polars as pl

from dashboard import data, wording
from dashboard.charts import threshold as chart
from dashboard.charts.exercise import OBSERVE
from dashboard.charts.template import spec
from dashboard.figures.exercise import SAMPLE
from dashboard.figures.figure import Figure
from dashboard.selection import Selection
from dashboard.sqltext import Value

LEADS = {"CSTO and members": "CSTO members", "All others": "others"}
FROM_TROOPS, BELOW_TROOPS = 3_000, 25_000


def declared(selected: Selection) -> Figure:
    """How organisers' figures are spread round the thresholds."""
    asked: dict[str, Value] = {"as_of": selected.as_of, "from_troops": FROM_TROOPS, "below_troops": BELOW_TROOPS}
    answer = data.ask("exercise_declared", **asked)
    figures, near = answer.rows["figures"].sum(), answer.rows.filter(pl.col("troops_from").is_in((12_000, 13_000)))
    just_below = near.filter(pl.col("troops_below") == OBSERVE)
    below = just_below["figures"].sum()
    told = wording.joined(f"{row['figures']} by {LEADS[row['lead']]}" for row in just_below.to_dicts())
    return Figure(
        key="threshold-declared",
        finding=f"{below} of {near['figures'].sum()} declared figures from 12,000 to 13,999 lie below 13,000 ({told}); "
        "few cases, and 12,000 is a round number",
        statistic=f"Organisers' bare totals from {FROM_TROOPS:,} to {BELOW_TROOPS:,} troops, {figures} figures in "
        "steps of 1,000; land exercises in the zone of the Vienna Document or of unknown place",
        answer=answer,
        spec=spec(chart.declared),
        alt=f"Histogram of {figures} declared figures by lead, with lines at 9,000 and 13,000. {below} lie in the step "
        "just below 13,000.",
        evidence=lambda: data.ask("exercise_declared_evidence", **asked),
        limits=f"12,000 is a rounder number than 13,000, and is given more easily by anybody. {SAMPLE}",
    )


def bunching(selected: Selection) -> Figure:
    """Whether figures gather below the thresholds, with every window and every p-value."""
    answer = data.ask("exercise_bunching", as_of=selected.as_of)
    return Figure(
        key="threshold-bunching",
        finding=data.finding("bunching", selected.as_of),
        statistic="Share of figures just below among those near a round number; bar: 95 % interval; dashed: no jump; "
        "p: one-sided chance of as many below without a jump, for every window; in brackets: exercises",
        answer=answer,
        spec=spec(chart.bunching),
        alt="Shares of figures just below 13,000, 9,000 and round numbers without a rule, by lead, each with cases, "
        "interval and p-value.",
        evidence=lambda: data.ask("indicator_evidence", indicator="bunching", as_of=selected.as_of),
        limits="Few cases: read no p-value alone. Of twenty tests about one lies below 0.05 by chance; none is "
        "corrected for their number. 5,000 to 20,000 are numbers at which no rule bites. A figure below a threshold is "
        "no proof that it was chosen for that. The table also has p for the two sides being alike.",
    )


def clusters(selected: Selection) -> Figure:
    """Neighbouring exercises that are each below the threshold and together above it."""
    answer = data.ask("exercise_cluster", as_of=selected.as_of)
    return Figure(
        key="threshold-clusters",
        finding=data.finding("split_exercise_clusters", selected.as_of),
        statistic="Troops declared together within 14 days and 600 km, by the largest exercise of the cluster; dashed: "
        "13,000, from which observers are invited",
        answer=answer,
        spec=spec(chart.clusters),
        alt="Clusters: " + "; ".join(f"{r['around']} {r['declared_together']:,}" for r in answer.rows.to_dicts()),
        evidence=lambda: data.ask("indicator_evidence", indicator="split_exercise_clusters", as_of=selected.as_of),
        limits=f"Neighbouring drills are common and mostly separate: a cluster is a question, not a finding. {SAMPLE}",
    )


def settings(selected: Selection) -> Figure:
    """How the number of clusters hangs on the window and the radius."""
    answer = data.ask("exercise_cluster_setting", as_of=selected.as_of)
    sides = tuple(answer.rows["side"].unique().sort().to_list())
    lowest, highest = answer.rows.select(pl.col("clusters").min(), most=pl.col("clusters").max()).row(0)
    return Figure(
        key="threshold-settings",
        finding=f"From {lowest} to {highest} clusters a side: the number hangs on the window and the radius",
        statistic="Clusters found by days between exercises and distance; an empty cell: none",
        answer=answer,
        spec=spec(chart.settings, sides),
        alt=f"Grid of cluster counts by side, days and radius, from {lowest} to {highest}.",
        evidence=lambda: data.ask("indicator_evidence", indicator="split_cluster_sensitivity", as_of=selected.as_of),
        limits="Wider settings join more exercises, so a number means little without its neighbours.",
    )


def volume(selected: Selection) -> Figure:
    """Troops in large exercises led by either side."""
    answer = data.ask("exercise_volume", as_of=selected.as_of)
    return Figure(
        key="threshold-volume",
        finding=data.finding("exercise_gap", selected.as_of),
        statistic="Sum of the best troop figures of exercises of 10,000 and more, by year and alliance of the lead; "
        "bar: range of the claims",
        answer=answer,
        spec=spec(chart.volume),
        alt="Dashed lines of troops in large exercises found per year, led by members of the CSTO and of NATO.",
        evidence=lambda: data.ask("indicator_evidence", indicator="exercise_gap", as_of=selected.as_of),
        limits=f"Russia-led exercises stand under the CSTO. Years without a mark: none was found. {SAMPLE}",
    )


def follow(selected: Selection) -> Figure:
    """What follows a strategic snap inspection, and how soon."""
    answer = data.ask("exercise_follow", as_of=selected.as_of)
    cases = answer.rows.group_by("since_what").agg(pl.col("cases").max()).sort("since_what")
    told = wording.joined(f"{row['since_what'].lower()} {row['cases']} cases" for row in cases.to_dicts())
    return Figure(
        key="threshold-follow",
        finding=data.finding("snap_to_operation", selected.as_of),
        statistic="Share followed by a strategic exercise or an operation against Ukraine; shaded: 95 % interval; "
        f"{told}",
        answer=answer,
        spec=spec(chart.follow),
        alt=f"Two curves of the share followed by a larger move within 30 to 365 days: {told}.",
        evidence=lambda: data.ask("indicator_evidence", indicator="snap_to_operation", as_of=selected.as_of),
        limits="A strategic exercise comes every autumn, hence the comparison from any month; its interval is too "
        f"narrow, as months are not independent. What follows need not be what was prepared. {SAMPLE}",
    )
