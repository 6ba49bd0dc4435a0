"""Exercises above the Vienna Document's threshold: known to be observed, known not to be, and unknown."""

import polars as pl

from indicators.indicator import Frames, Indicator
from indicators.notices import shares, words
from indicators.reading import NOTHING, observed

THRESHOLD = 13000


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by bloc and answer over the whole record."""
    return shares(frames, "vd_observed", THRESHOLD)


def finding(latest: pl.DataFrame) -> str:
    """The shares by bloc; unknown is said to be unknown."""
    cells = observed(latest)
    if cells.is_empty():
        return NOTHING
    return f"Of recorded exercises in the zone of {THRESHOLD:,} and more, {words(cells, 'observed')}."


INDICATOR = Indicator(
    id="observation_share",
    system="exercises",
    title="Observation of large exercises",
    question="Are exercises above the threshold observed, as far as is known?",
    unit="share",
    direction="neutral",
    frequency="A",
    entity_kind="bloc",
    reads=("exercise", "exercise_claim", "membership_event"),
    coverage_rule=(
        "Sample: exercises found with a figure; for most of them no text says whether they were observed. One value "
        "over the whole record, dated by its first year."
    ),
    model_family="none",
    minimum_periods=3,
    definition=(
        "Among exercises in the zone of the Vienna Document whose best troop figure reaches 13000, not naval, "
        "nuclear or of air defence: the share that a text calls observed (yes), the share of which a text denies it "
        "(no), and the rest (unknown). Unknown is never read as no: low and high of yes and no are the shares if "
        "none or all of the unknown were so. A no on a no-notice check only means that no notice was found and "
        "counts as unknown. By bloc of the lead on the first day. Yes covers duty and goodwill, and one host's "
        "part of an exercise; the figure is the record's, not the organiser's, so not every such exercise had to "
        "be opened to observers (13,000 troops)."
    ),
    compute=compute,
    finding=finding,
)
