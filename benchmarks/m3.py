"""The public M3 competition: accuracy beside the published methods, coverage and MSIS beside AutoETS.

The data is not part of the project. DETENTE_M3 names a folder with `*_series.parquet` (series, split train or
test, t, value), `*_meta.parquet` (series, period, h) and `*_published_forecasts.parquet` (method, series, h,
value). AutoETS joins where statsforecast is installed. Published methods that lack a series of a group are left out
of that group.
"""

import os
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import polars as pl

from benchmarks.table import Line
from indicators.forecast import intervals, scores
from indicators.forecast.batch import hindcasts
from indicators.forecast.combine import combined
from indicators.forecast.panel import Panel, panel
from indicators.series import Floats

FOLDER = "DETENTE_M3"
SEASONS = {"YEARLY": 1, "QUARTERLY": 4, "MONTHLY": 12, "OTHER": 1}
MASE_MARKS = {"YEARLY": 2.75, "QUARTERLY": 1.07, "MONTHLY": 0.86, "OTHER": 1.85}
COVERAGE_MARKS = {95: (0.93, 0.97), 80: (0.77, 0.83)}
PEER = "THETA"
AHEAD = 0.03
FILES = ("series", "meta", "published_forecasts")
AUTO_ETS = "AutoETS (own run)"
BOUNDS = {95: (0, 6), 80: (1, 5)}
"""Per cent of an interval to the positions of its ends among the quantiles."""


@dataclass(frozen=True, kw_only=True)
class Group:
    """The series of one frequency: past, truth, published point forecasts by method; MASE's scale of each series."""

    name: str
    past: Panel
    truth: Floats
    published: dict[str, Floats]
    scale: Floats


@dataclass(frozen=True, kw_only=True)
class Made:
    """Point forecasts (series, horizon), and bounds of intervals by per cent, (2, series, horizon)."""

    point: Floats
    bounds: dict[int, Floats]


def _load(folder: Path) -> list[Group]:
    series, meta, published = (pl.read_parquet(next(folder.glob(f"*_{name}.parquet"))) for name in FILES)
    ordered = series.sort("series", "t")
    return [_group(name, ordered, meta.filter(pl.col("period") == name), published) for name in SEASONS]


def _group(name: str, series: pl.DataFrame, meta: pl.DataFrame, published: pl.DataFrame) -> Group:
    ids = meta["series"].sort().to_list()
    horizons = int(meta["h"].max())  # type: ignore[arg-type]
    train, test = (_lists(series.filter(pl.col("split") == split), ids) for split in ("train", "test"))
    past = panel(train, season=SEASONS[name])
    methods = {
        str(method): np.array([values[:horizons] for values in _lists(rows.sort("series", "h"), ids)])
        for (method,), rows in published.filter(pl.col("series").is_in(ids), pl.col("h") <= horizons).group_by("method")
        if len(rows) == len(ids) * horizons
    }
    return Group(
        name=name,
        past=past,
        truth=np.array([values[:horizons] for values in test]),
        published=methods,
        scale=scores.naive_scale(past.values, season=past.season),
    )


def _lists(rows: pl.DataFrame, ids: list[str]) -> list[Floats]:
    found = {key: part["value"].to_numpy() for (key,), part in rows.group_by("series", maintain_order=True)}
    return [found[key] for key in ids]


def forecast(group: Group) -> Made:
    """Our forecasts from the end of each series."""
    horizons = group.truth.shape[1]
    made = hindcasts(group.past, origins=intervals.origins_for(horizons), horizons=horizons)
    centre = combined(made)
    found = intervals.quantiles(group.past, made, centre)
    return Made(point=centre[-1], bounds={p: np.moveaxis(found[..., ends], -1, 0) for p, ends in BOUNDS.items()})


def run() -> list[Line]:
    """Ours beside every published method: accuracy by group and over all series, then coverage and MSIS."""
    folder = Path(os.environ.get(FOLDER, ""))
    lacking = [f"*_{name}.parquet" for name in FILES if not any(folder.glob(f"*_{name}.parquet"))]
    if FOLDER not in os.environ or lacking:
        why = f"{FOLDER} must name the folder with the competition's data; not found: {', '.join(lacking) or 'it'}"
        return [Line(what=f"M3: {why}", ours="not measured")]
    groups = _load(folder)
    ours = [forecast(group) for group in groups]
    peers = [_auto_ets(group) if find_spec("statsforecast") else None for group in groups]
    points = [_points(group, peer) for group, peer in zip(groups, peers, strict=True)]
    lines = [line for each in zip(groups, ours, points, strict=True) for line in _accuracy(*each)]
    lines += _average(groups, ours, points)
    return lines + [line for each in zip(groups, ours, peers, strict=True) for line in _intervals(*each)]


def _points(group: Group, peer: Made | None) -> dict[str, Floats]:
    """Point forecasts by method, the one to beat first."""
    ordered = sorted(group.published, key=lambda method: (method != PEER, method))
    found = {method: group.published[method] for method in ordered}
    return found if peer is None else {**found, AUTO_ETS: peer.point}


@dataclass(frozen=True, kw_only=True)
class Scores:
    """Scores of each series."""

    smape: Floats
    mase: Floats

    def __str__(self) -> str:
        """Both means."""
        return f"{self.smape.mean():.2f} / {self.mase.mean():.3f}"


def _scores(group: Group, point: Floats) -> Scores:
    return Scores(smape=scores.smape(point, group.truth), mase=scores.mase(point, group.truth, group.scale))


def _joined(parts: list[Scores]) -> Scores:
    return Scores(smape=np.concatenate([p.smape for p in parts]), mase=np.concatenate([p.mase for p in parts]))


def _accuracy(group: Group, ours: Made, points: dict[str, Floats]) -> list[Line]:
    mine, mark = _scores(group, ours.point), MASE_MARKS[group.name]
    name = f"{group.name}, {len(group.truth)} series"
    reached = float(mine.mase.mean()) <= mark
    return [
        *(_beside(name, mine, method, _scores(group, point), most=1) for method, point in points.items()),
        Line(
            what=f"{name}: MASE", ours=f"{mine.mase.mean():.3f}", mark=f"<= {mark} on all 3,003 series", reached=reached
        ),
    ]


def _average(groups: list[Group], ours: list[Made], points: list[dict[str, Floats]]) -> list[Line]:
    """Over all series, for methods that forecast them all."""
    mine = _joined([_scores(group, made.point) for group, made in zip(groups, ours, strict=True)])
    lines = []
    for method in points[0]:
        if all(method in found for found in points):
            theirs = _joined([_scores(group, found[method]) for group, found in zip(groups, points, strict=True)])
            lines.append(_beside(f"all {len(mine.smape)} series", mine, method, theirs, most=1 - AHEAD))
    return lines


def _beside(what: str, mine: Scores, method: str, theirs: Scores, *, most: float) -> Line:
    """Ours beside one method; the ratio is of sMAPE, and to be reached against the published PEER only."""
    ratio = float(mine.smape.mean() / theirs.smape.mean())
    judged = method == PEER
    return Line(
        what=f"{what}: sMAPE / MASE",
        ours=str(mine),
        peer=f"{method}: {theirs}",
        ratio=ratio,
        mark=("below 1" if most == 1 else f"<= {most:.2f}") if judged else "",
        reached=(ratio < 1 and ratio <= most) if judged else None,
    )


def _intervals(group: Group, ours: Made, peer: Made | None) -> list[Line]:
    lines = []
    for percent, (least, most) in COVERAGE_MARKS.items():
        share = _covered(ours.bounds[percent], group)
        lines.append(
            Line(
                what=f"{group.name}: coverage of {percent} %",
                ours=f"{share:.3f}",
                peer="" if peer is None else f"{AUTO_ETS}: {_covered(peer.bounds[percent], group):.3f}",
                mark=f"{least} to {most}",
                reached=least <= share <= most,
            )
        )
    return [*lines, _msis(group, ours, peer)]


def _covered(bounds: Floats, group: Group) -> float:
    return scores.coverage(bounds[0], bounds[1], group.truth).value


def _msis(group: Group, ours: Made, peer: Made | None) -> Line:
    what, mine = f"{group.name}: MSIS", _mean_msis(ours, group)
    if peer is None:
        return Line(what=what, ours=f"{mine:.2f}", peer="AutoETS: statsforecast is not installed")
    theirs = _mean_msis(peer, group)
    return Line(
        what=what,
        ours=f"{mine:.2f}",
        peer=f"{AUTO_ETS}: {theirs:.2f}",
        ratio=mine / theirs,
        mark="<= 1",
        reached=mine <= theirs,
    )


def _mean_msis(made: Made, group: Group) -> float:
    low, high = made.bounds[95]
    return float(scores.msis(low, high, group.truth, group.scale).mean())


def _auto_ets(group: Group) -> Made:
    """AutoETS of statsforecast on the same series."""
    from statsforecast.models import AutoETS

    model = AutoETS(season_length=group.past.season)
    made = [model.forecast(y[~np.isnan(y)], h=group.truth.shape[1], level=[*BOUNDS]) for y in group.past.values]
    bounds = {p: np.array([[one[f"{end}-{p}"] for one in made] for end in ("lo", "hi")]) for p in BOUNDS}
    return Made(point=np.array([one["mean"] for one in made]), bounds=bounds)
