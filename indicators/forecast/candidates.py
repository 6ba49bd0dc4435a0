"""The model that stands against the baseline: one for each family, its forecast now and at past origins.

Levels, ratios and shares: the combination with conformal intervals, over all series of one frequency at once;
shares on log odds. Counts: the mixture of count models. Origins lie on the calendar: what a series lends to another
had come by then.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from indicators.forecast import counts, hindcast, intervals, shares
from indicators.forecast.batch import Hindcasts, hindcasts
from indicators.forecast.combine import combined
from indicators.forecast.count_filter import START
from indicators.forecast.panel import Panel, panel
from indicators.series import Floats, Ints, Series

SEASONS = {"A": 1, "Q": 4, "M": 12, "D": 7}
COUNT_ORIGINS = 16
"""Latest origins at which count models are tried; each costs a simulation."""
SEED = 20140131


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A model's quantiles from the end of a series (horizon, 7), and from past origins by period ordinal.

    Past quantiles that are not finite are those of a fit that failed; `converged` is of the fit at the end.
    """

    model_id: str
    ahead: Floats
    past: Mapping[int, Floats]
    converged: bool = True


def combination(series: Sequence[Series], horizons: int, *, is_share: bool) -> list[Candidate]:
    """One candidate a series; all of one frequency, gaps allowed."""
    if not series:
        return []
    found = panel([dense(each) for each in series], season=SEASONS[series[0].frequency])
    lowest = 0.0
    if is_share:
        found, lowest = Panel(values=shares.to_log_odds(found.values), season=found.season), -np.inf
    made = hindcasts(found, origins=intervals.origins_for(horizons) + hindcast.ORIGINS, horizons=horizons)
    ahead = intervals.quantiles(found, made, combined(made), lowest=lowest)
    first, last = (np.array([each.ordinals[end] for each in series], dtype=np.int64) for end in (0, -1))
    past = _past(found, _on_calendar(made, last), first, int(last.max()), lowest)
    shown = shares.from_log_odds if is_share else np.asarray
    model_id = "combination_log_odds" if is_share else "combination"
    return [
        Candidate(
            model_id=model_id,
            ahead=shown(ahead[row]),
            past={ordinal: shown(values[row]) for ordinal, values in past.items()},
        )
        for row in range(len(series))
    ]


def dense(series: Series) -> Floats:
    """Every period from the first to the last, NaN where there is no value."""
    values = np.full(int(series.ordinals[-1] - series.ordinals[0]) + 1, np.nan)
    values[series.ordinals - series.ordinals[0]] = series.values
    return values


def _on_calendar(made: Hindcasts, last: Ints) -> Hindcasts:
    """The same with origins by calendar: those of series that ended earlier move back, and are lost at the far end."""
    origins = made.ends.shape[1]
    late = (last.max() - last)[:, None]
    source = np.arange(origins) + late
    exists = source < origins
    taken = np.where(exists, source, 0)
    rows = np.arange(len(last))
    methods, pool = (
        np.where(exists.T[None, :, :, None], part[:, taken.T, rows[None, :]], np.nan)
        for part in (made.methods, made.pool)
    )
    truths = np.where(exists.T[:, :, None], made.truths[taken.T, rows[None, :]], np.nan)
    ends = np.where(exists, np.take_along_axis(made.ends, taken, axis=1), 0)
    return Hindcasts(ends=ends, methods=methods, pool=pool, truths=truths)


def _past(panel: Panel, made: Hindcasts, first: Ints, last: int, lowest: float) -> dict[int, Floats]:
    """Quantiles (series, horizon, 7) at each of the latest origins, by its period ordinal."""
    centre = combined(made)
    origins, horizons = len(made.truths), made.truths.shape[2]
    ahead = np.arange(1, horizons + 1)
    columns = np.arange(panel.values.shape[1])
    found = {}
    for back in range(1, hindcast.ORIGINS + 1):
        origin, ordinal = origins - 1 - back, last - back
        # Targets after this origin had not come, nor had later values.
        had_come = (np.arange(origin + 1)[:, None] + ahead <= origin)[:, None, :]
        known = columns[None, :] + first[:, None] <= ordinal
        found[ordinal] = intervals.quantiles(
            Panel(values=np.where(known, panel.values, np.nan), season=panel.season),
            Hindcasts(
                ends=made.ends[:, : origin + 1],
                methods=made.methods[:, : origin + 1],
                pool=made.pool[:, : origin + 1],
                truths=np.where(had_come, made.truths[: origin + 1], np.nan),
            ),
            centre[: origin + 1],
            lowest=lowest,
        )
    return found


def whole_counts(series: Series) -> bool:
    """Whether a series can be simulated: whole numbers, not negative; gaps allowed."""
    return bool((series.values == np.floor(series.values)).all() and (series.values >= 0).all())


def mixture(series: Sequence[Series], horizons: int) -> list[Candidate]:
    """One candidate a series of `whole_counts`, gaps allowed; all are smoothed and simulated together."""
    if not series:
        return []
    values, first = _on_one_calendar(series)
    ends = [int(each.ordinals[-1]) - first + 1 for each in series]
    stops = {end - back for end in ends for back in range(COUNT_ORIGINS + 1) if end > back}
    made = counts.paths_from(values, stops, horizons, np.random.default_rng(SEED))
    found = {stop: counts.quantiles(drawn) for stop, drawn in made}
    known = np.cumsum(~np.isnan(values), axis=1)
    return [
        Candidate(
            model_id="count_mixture",
            ahead=found[end][row],
            past={
                first + stop - 1: found[stop][row]
                for stop in range(max(end - COUNT_ORIGINS, 1), end)
                if known[row, stop - 1] >= START
            },
        )
        for row, end in enumerate(ends)
    ]


def _on_one_calendar(series: Sequence[Series]) -> tuple[Floats, int]:
    """Values (series, period) from the earliest ordinal, also returned, to the latest; NaN where there is none."""
    first = min(int(each.ordinals[0]) for each in series)
    last = max(int(each.ordinals[-1]) for each in series)
    values = np.full((len(series), last - first + 1), np.nan)
    for row, each in zip(values, series, strict=True):
        row[each.ordinals - first] = each.values
    return values, first
