"""Speed of the rolling-origin backtest beside libraries in the same run, and its growth with series and origins.

24 origins, nine methods, 300 monthly series of 120 periods, 12 ahead. statsforecast and statsmodels are timed on
a few of the series, one process, one thread, and scaled up. Ours fits every smoothing family on the values and on
their logarithms, so statsmodels on both is like for like; on the values alone it does half the work. How many times
faster, and growth, are told in processor time, which hangs less on what else the machine does.
"""

import sys
import time
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec

import numpy as np

from benchmarks import processes
from benchmarks.table import Line
from indicators.forecast.batch import METHODS, PART, hindcasts
from indicators.forecast.combine import combined
from indicators.forecast.panel import Panel
from indicators.series import Floats

SERIES, PERIODS, ORIGINS, HORIZONS, SEASON = 300, 120, 24, 12, 12
LIBRARY_SERIES = 20
MODEL_SERIES = 2


def monthly(series: int) -> Floats:
    """Positive monthly series with level, trend and season."""
    rng = np.random.default_rng(7)
    months = np.arange(PERIODS)
    season = rng.uniform(0, 15, (series, 1)) * np.sin(months * np.pi / 6)
    noise = rng.normal(0, 3, (2, series, PERIODS))
    return np.asarray(200 + season + noise[0].cumsum(axis=1) + noise[1])


@dataclass(frozen=True, kw_only=True, order=True)
class Taken:
    """Seconds by the clock on the wall and of the processor."""

    wall: float
    processor: float


def _timed(work: Callable[[], object]) -> Taken:
    wall, processor = time.perf_counter(), time.process_time()
    work()
    return Taken(wall=time.perf_counter() - wall, processor=time.process_time() - processor)


def backtest(values: Floats, origins: int = ORIGINS) -> float:
    """Every method from every origin, part by part; returns the mean absolute error, so that nothing is kept."""
    total = 0.0
    for _, part in Panel(values=values, season=SEASON).parts(PART):
        made = hindcasts(part, origins=origins, horizons=HORIZONS)
        total += float(np.nansum(np.abs(made.methods - made.truths)))
    return total


def run() -> list[Line]:
    """Time beside the libraries, then growth."""
    # Growth first: a child's peak memory is never below its parent's, and the libraries are large.
    growth = [_grown(count) for count in (300, 3000, 30000)] + [_origins(count) for count in (12, 24, 48)]
    values = monthly(SERIES)
    ours = min(_timed(lambda: backtest(values)) for _ in range(5))
    whole = hindcasts(Panel(values=values, season=SEASON), origins=ORIGINS, horizons=HORIZONS)
    lines = [
        Line(
            what=f"{ORIGINS} origins x {len(METHODS)} methods x {SERIES} series",
            ours=f"{ours.wall:.2f} s, of the processor {ours.processor:.2f} s",
            mark="<= 1 s",
            reached=ours.wall <= 1,
        ),
        Line(what="the combination on top of it", ours=f"{_timed(lambda: combined(whole)).wall:.2f} s"),
        _beside("statsforecast, 7 models on values alone", "statsforecast", _statsforecast, LIBRARY_SERIES, ours, 50),
        _beside(
            "statsmodels, SES, Holt, damped, Theta on values and logarithms: like for like",
            "statsmodels",
            _both_scales,
            MODEL_SERIES,
            ours,
            300,
        ),
        _beside(
            "statsmodels, the same on values alone: half of what ours fits",
            "statsmodels",
            _statsmodels,
            MODEL_SERIES,
            ours,
            300,
        ),
    ]
    return lines + growth


def _beside(what: str, package: str, work: Callable[[Floats], object], series: int, ours: Taken, times: int) -> Line:
    if not find_spec(package):
        return Line(what=what, ours="", peer=f"{package} is not installed", mark=f">= {times} times")
    theirs = _timed(lambda: work(monthly(SERIES)[:series])).processor * SERIES / series
    return Line(
        what=what,
        ours=f"{ours.processor:.2f} s",
        peer=f"{theirs:.0f} s ({series} series, scaled up): {theirs / ours.processor:.0f} times",
        mark=f">= {times} times",
        reached=theirs >= times * ours.processor,
    )


def _statsforecast(values: Floats) -> object:
    import polars as pl
    from statsforecast import StatsForecast
    from statsforecast import models as m

    rows = [{"unique_id": row, "ds": t, "y": y} for row, line in enumerate(values) for t, y in enumerate(line)]
    chosen = [m.Naive(), m.SeasonalNaive(SEASON), m.RandomWalkWithDrift(), m.SimpleExponentialSmoothingOptimized()]
    chosen += [m.Holt(), m.Theta(SEASON), m.AutoETS(season_length=1, model="ZZN", damped=True)]
    engine = StatsForecast(models=chosen, freq=1, n_jobs=1)
    return engine.cross_validation(df=pl.DataFrame(rows), h=HORIZONS, n_windows=ORIGINS, step_size=1)


def _both_scales(values: Floats) -> None:
    _statsmodels(values)
    _statsmodels(np.log(values))


def _statsmodels(values: Floats) -> None:
    """SES, Holt, damped and Theta fitted anew at every origin."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pandas as pd

        for line in values:
            for end in range(PERIODS - ORIGINS - HORIZONS + 1, PERIODS - HORIZONS + 1):
                past = pd.Series(line[:end], index=pd.period_range("2000-01", periods=end, freq="M"))
                _fit(past)


def _fit(past: object) -> None:
    from statsmodels.tsa.api import Holt, SimpleExpSmoothing
    from statsmodels.tsa.forecasting.theta import ThetaModel

    start = {"initialization_method": "estimated"}
    SimpleExpSmoothing(past, **start).fit().forecast(HORIZONS)
    Holt(past, **start).fit().forecast(HORIZONS)
    Holt(past, damped_trend=True, **start).fit().forecast(HORIZONS)
    ThetaModel(past, period=SEASON).fit().forecast(HORIZONS)


def _grown(count: int) -> Line:
    """A process of its own for each size, so that the peak is its own, input and interpreter included."""
    done = processes.run(["-m", "benchmarks.backtest_speed", str(count)])
    seconds = float(done.output)
    return Line(
        what=f"{count:,} series",
        ours=f"{seconds:.1f} s, {1000 * seconds / count:.2f} ms a series, {done.peak_mib:.0f} MiB at the peak",
    )


def _origins(count: int) -> Line:
    values = monthly(SERIES)
    seconds = min(_timed(lambda: backtest(values, count)).processor for _ in range(2))
    return Line(what=f"{count} origins", ours=f"{seconds:.2f} s, {1000 * seconds / count:.1f} ms an origin")


if __name__ == "__main__":
    many = monthly(int(sys.argv[1]))
    print(_timed(lambda: backtest(many)).processor)
