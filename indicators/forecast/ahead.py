"""The models' forecasts from the ends of many series at once, those of several past days side by side.

No past origins are scored here: `candidates` does that. Series that several days share are computed once; what
series lend to each other stays within a day.
"""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from indicators.forecast import candidates, counts, intervals, shares
from indicators.forecast.batch import Hindcasts, hindcasts
from indicators.forecast.combine import combined
from indicators.forecast.panel import Panel, panel
from indicators.series import Floats, Ints, Series

Content = tuple[bytes, bytes]


def combination(days: Sequence[Sequence[Series]], horizons: int, *, is_share: bool) -> list[Floats]:
    """The combination for the series of each day, all of one frequency; (series, horizon, 7) a day."""
    place: dict[Content, int] = {}
    rows = [
        np.array([place.setdefault(_content(each), len(place)) for each in series], dtype=np.int64) for series in days
    ]
    distinct = list({_content(each): each for series in days for each in series}.values())
    if not distinct:
        return []
    found = panel([candidates.dense(each) for each in distinct], season=candidates.SEASONS[distinct[0].frequency])
    lowest = -np.inf if is_share else 0.0
    if is_share:
        found = Panel(values=shares.to_log_odds(found.values), season=found.season)
    made = hindcasts(found, origins=intervals.origins_for(horizons), horizons=horizons)
    shown = shares.from_log_odds if is_share else np.asarray
    return [shown(_of_day(found, made, of_day, lowest)) for of_day in rows]


def _of_day(whole: Panel, made: Hindcasts, rows: Ints, lowest: float) -> Floats:
    """Quantiles (series, horizon, 7) of one day's series, weighted and pooled among themselves alone."""
    own = _rows(made, rows)
    return intervals.quantiles(_panel_of(whole, rows), own, combined(own), lowest=lowest)


def _content(series: Series) -> Content:
    return series.ordinals.tobytes(), series.values.tobytes()


def _panel_of(whole: Panel, rows: Ints) -> Panel:
    return Panel(values=whole.values[rows], season=whole.season)


def _rows(made: Hindcasts, rows: Ints) -> Hindcasts:
    return Hindcasts(
        ends=made.ends[rows], methods=made.methods[:, :, rows], pool=made.pool[:, :, rows], truths=made.truths[:, rows]
    )


def mixture(series: Sequence[Series], horizons: int) -> list[Floats]:
    """The count mixture for each series of whole counts; (horizon, 7) a series, those of one length together."""
    by_length: dict[int, dict[bytes, Floats]] = defaultdict(dict)
    for each in series:
        by_length[len(each.values)][each.values.tobytes()] = each.values
    found: dict[bytes, Floats] = {}
    for length, values in sorted(by_length.items()):
        rng = np.random.default_rng(candidates.SEED + length)
        made = counts.quantiles(counts.paths(np.array(list(values.values())), horizons, rng))
        found |= dict(zip(values, made, strict=True))
    return [found[each.values.tobytes()] for each in series]
