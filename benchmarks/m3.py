"""The public M3 competition: accuracy beside the published methods, coverage and MSIS beside AutoETS.

The data is not part of the project. DETENTE_M3 names a folder with `*_series.parquet` (series, split train or
test, t, value), `*_meta.parquet` (series, period, h) and `*_published_forecasts.parquet` (method, series, h,
value). AutoETS joins where statsforecast is installed.
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


@dataclass(frozen=True, kw_only=True)
class Group:
    """The series of one frequency: past, truth, published point forecasts by method."""

    name: str
    past: Panel
    truth: Floats
    published: dict[str, Floats]
    scale: Floats


def _load(folder: Path) -> list[Group]:
    series, meta, published = (
        pl.read_parquet(next(folder.glob(f"*_{name}.parquet"))) for name in ("series", "meta", "published_forecasts")
    )
    ordered = series.sort("series", "t")
    return [_group(name, ordered, meta.filter(pl.col("period") == name), published) for name in SEASONS]


def _group(name: str, series: pl.DataFrame, meta: pl.DataFrame, published: pl.DataFrame) -> Group:
    ids = meta["series"].sort().to_list()
    horizons = int(meta["h"].max())  # type: ignore[arg-type]
    train, test = (_lists(series.filter(pl.col("split") == split), ids) for split in ("train", "test"))
    past = panel(train, season=SEASONS[name])
    methods = {
        str(method): np.array([values[:horizons] for values in _lists(rows.sort("series", "h"), ids)])
        for (method,), rows in published.filter(pl.col("series").is_in(ids)).group_by("method")
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


def forecast(group: Group) -> tuple[Floats, Floats]:
    """Our point forecasts (series, horizon) and quantiles (series, horizon, 7)."""
    horizons = group.truth.shape[1]
    made = hindcasts(group.past, origins=intervals.origins_for(horizons), horizons=horizons)
    centre = combined(made)
    return centre[-1], intervals.quantiles(group.past, made, centre)


def run() -> list[Line]:
    """Accuracy of all published methods and ours, coverage and MSIS by group."""
    if FOLDER not in os.environ:
        return [Line(what=f"M3: set {FOLDER} to the folder with the competition's data", ours="not measured")]
    groups = _load(Path(os.environ[FOLDER]))
    ours = {group.name: forecast(group) for group in groups}
    lines = [line for group in groups for line in _accuracy(group, ours[group.name][0])]
    lines.append(_average(groups, {name: point for name, (point, _) in ours.items()}))
    lines += [_published(group, method) for group in groups for method in sorted(group.published)]
    return lines + [line for group in groups for line in _intervals(group, ours[group.name][1])]


def _accuracy(group: Group, point: Floats) -> list[Line]:
    mine = float(scores.smape(point, group.truth).mean())
    theirs = float(scores.smape(group.published[PEER], group.truth).mean())
    scaled = float(scores.mase(point, group.truth, group.scale).mean())
    peer = float(scores.mase(group.published[PEER], group.truth, group.scale).mean())
    count, mark = len(group.truth), MASE_MARKS[group.name]
    return [
        Line(
            what=f"{group.name}, {count} series: sMAPE",
            ours=f"{mine:.2f}",
            peer=f"published {PEER}: {theirs:.2f}",
            ratio=mine / theirs,
            mark="below 1",
            reached=mine < theirs,
        ),
        Line(
            what=f"{group.name}: MASE",
            ours=f"{scaled:.3f}",
            peer=f"published {PEER}: {peer:.3f}",
            ratio=scaled / peer,
            mark=f"<= {mark} on all 3,003",
            reached=scaled <= mark,
        ),
    ]


def _average(groups: list[Group], points: dict[str, Floats]) -> Line:
    mine, theirs = (
        float(np.concatenate([scores.smape(of[group.name], group.truth) for group in groups]).mean())
        for of in (points, {group.name: group.published[PEER] for group in groups})
    )
    return Line(
        what="average over all series: sMAPE",
        ours=f"{mine:.2f}",
        peer=f"published {PEER}: {theirs:.2f}",
        ratio=mine / theirs,
        mark=f"<= {1 - AHEAD:.2f}",
        reached=mine <= (1 - AHEAD) * theirs,
    )


def _published(group: Group, method: str) -> Line:
    predicted = group.published[method]
    smape = float(scores.smape(predicted, group.truth).mean())
    scaled = float(scores.mase(predicted, group.truth, group.scale).mean())
    return Line(what=f"{group.name}: published {method}", ours="", peer=f"sMAPE {smape:.2f}, MASE {scaled:.3f}")


def _intervals(group: Group, found: Floats) -> list[Line]:
    peer = _auto_ets(group) if find_spec("statsforecast") else None
    lines = []
    for percent, (low, high) in {95: (0, 6), 80: (1, 5)}.items():
        share = scores.coverage(found[..., low], found[..., high], group.truth).value
        least, most = COVERAGE_MARKS[percent]
        theirs = "" if peer is None else _covered(peer[percent], group)
        lines.append(
            Line(
                what=f"{group.name}: coverage of {percent} %",
                ours=f"{share:.3f}",
                peer=theirs,
                mark=f"{least} to {most}",
                reached=least <= share <= most,
            )
        )
    return [*lines, _msis(group, found, None if peer is None else peer[95])]


def _covered(bounds: Floats, group: Group) -> str:
    return f"AutoETS: {scores.coverage(bounds[0], bounds[1], group.truth).value:.3f}"


def _msis(group: Group, found: Floats, peer: Floats | None) -> Line:
    mine = float(scores.msis(found[..., 0], found[..., -1], group.truth, group.scale).mean())
    if peer is None:
        return Line(what=f"{group.name}: MSIS", ours=f"{mine:.2f}", peer="AutoETS: statsforecast is not installed")
    theirs = float(scores.msis(peer[0], peer[1], group.truth, group.scale).mean())
    return Line(
        what=f"{group.name}: MSIS",
        ours=f"{mine:.2f}",
        peer=f"AutoETS: {theirs:.2f}",
        ratio=mine / theirs,
        mark="<= 1",
        reached=mine <= theirs,
    )


def _auto_ets(group: Group) -> dict[int, Floats]:
    """Bounds of statsforecast's AutoETS by per cent; each (2, series, horizon)."""
    from statsforecast.models import AutoETS

    model = AutoETS(season_length=group.past.season)
    made = [model.forecast(y[~np.isnan(y)], h=group.truth.shape[1], level=[80, 95]) for y in group.past.values]
    return {p: np.array([[one[f"{end}-{p}"] for one in made] for end in ("lo", "hi")]) for p in (80, 95)}
