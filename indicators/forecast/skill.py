"""Has a model shown skill? One verdict an indicator, from hindcasts paired with the baseline's.

THE RULE. Losses are mean pinball losses in units of the series' usual change, summed over the series of an
indicator by origin; relative skill is 1 - model / baseline. Origins are resampled in blocks as long as the farthest
horizon, since neighbouring origins share their targets. Skilful: the whole 95 % interval lies above zero. Fewer
than twelve origins: too short to tell. Only a verdict of `skilful` over all horizons puts a model on the page.
A model whose 80 or 95 % range held demonstrably less often than it claims is not skilful, however small its loss;
the same fault of the baseline is said. Ranges too wide cost loss, and counts cannot help them: no fault.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from indicators.forecast import baseline, scores
from indicators.forecast.hindcast import Past, usual_change
from indicators.forecast.quantiles import INTERVALS, position
from indicators.forecast.trial import HORIZONS, NOT_COUNTABLE, Trial
from indicators.indicator import Indicator
from indicators.series import Floats

BANDS = {"all": slice(None), "next": slice(0, 1), "later": slice(1, None)}
"""All horizons; the next period alone; the periods after it."""
JUDGED = (95, 80)
"""Ranges that must hold, in per cent."""
SEED = 20140131


def decides(row: Mapping[str, object]) -> bool:
    """Whether this row lets its model be shown."""
    return row["horizon_band"] == "all" and row["verdict"] == "skilful"


def rows(indicator: Indicator, trials: Sequence[Trial]) -> list[dict[str, object]]:
    """The rows of the mart table `skill` of one indicator; none without a series that is forecast."""
    fitted = [each for each in trials if each.model_id != baseline.MODEL_ID]
    if not fitted:
        return [_unfitted(indicator, len(trials), band) for band in BANDS] if trials else []
    return [_row(indicator, fitted, len(trials), band) for band in BANDS]


def _unfitted(indicator: Indicator, series: int, band: str) -> dict[str, object]:
    return {
        "indicator_id": indicator.id,
        "model_id": baseline.MODEL_ID,
        "horizon_band": band,
        "targets": 0,
        "skill": None,
        "skill_low": None,
        "skill_high": None,
        "verdict": "too short to tell",
        "reason": f"{series} series: {NOT_COUNTABLE}",
    }


def _row(indicator: Indicator, trials: Sequence[Trial], series: int, band: str) -> dict[str, object]:
    horizons = HORIZONS[indicator.frequency]
    origins, losses, reference, targets = _paired(trials, band)
    found = scores.skill(losses, reference, np.random.default_rng(SEED), block=1 if band == "next" else horizons)
    bounded = found.verdict != "too short to tell"
    naive, model = (_faults(trials, column, band) for column in (0, 1))
    return {
        "indicator_id": indicator.id,
        "model_id": trials[0].model_id,
        "horizon_band": band,
        "targets": targets,
        "skill": found.value if reference.sum() > 0 else None,
        "skill_low": found.low if bounded else None,
        "skill_high": found.high if bounded else None,
        "verdict": "no demonstrated skill" if found.verdict == "skilful" and model else found.verdict,
        "reason": " ".join(
            [
                _reason(found, origins, reference),
                *(f"The model's {fault}, so it is not shown." for fault in model[:1] if found.verdict == "skilful"),
                *(f"The baseline's {fault}." for fault in naive[:1]),
                *_turned_away(trials, series),
            ]
        ),
    }


def _faults(trials: Sequence[Trial], column: int, band: str) -> list[str]:
    """The ranges of the baseline (column 0) or model (1) that held too seldom, the widest first."""
    block = 1 if band == "next" else HORIZONS[trials[0].series.frequency]
    return [
        f"{percent} % range held {found.value:.0%} of the time"
        for percent in JUDGED
        if (found := _held([each.pasts[column] for each in trials], percent, band, block)).high < percent / 100
    ]


def _held(pasts: Sequence[Past], percent: int, band: str, block: int) -> scores.Share:
    """How often the range held, over origins in order of time."""
    low, high = (position(level) for level in INTERVALS[percent])
    total: dict[int, tuple[int, int]] = {}
    for past in pasts:
        truths, quantiles = past.truths[:, BANDS[band]], past.quantiles[:, BANDS[band]]
        known = ~np.isnan(truths)
        inside = scores.inside(quantiles[..., low], quantiles[..., high], truths)
        for origin, hits, targets in zip(
            past.origins.tolist(), inside.sum(axis=1).tolist(), known.sum(axis=1).tolist(), strict=True
        ):
            before = total.get(origin, (0, 0))
            total[origin] = (before[0] + hits, before[1] + targets)
    held, targets = np.array([total[origin] for origin in sorted(total)], dtype=np.float64).reshape(-1, 2).T
    return scores.coverage_over_time(held, targets, np.random.default_rng(SEED), block=block)


def _paired(trials: Sequence[Trial], band: str) -> tuple[int, Floats, Floats, int]:
    """Origins, scaled losses of the model and the baseline by origin in order of time, and targets scored."""
    total: dict[int, tuple[float, float]] = {}
    targets = 0
    for each in trials:
        naive, model = each.pasts
        unit = usual_change(each.series)
        mine, theirs = (_losses(past, band) / unit for past in (model, naive))
        targets += int((~np.isnan(mine)).sum())
        for origin, loss, other in zip(
            model.origins.tolist(), np.nansum(mine, axis=1), np.nansum(theirs, axis=1), strict=True
        ):
            before = total.get(origin, (0.0, 0.0))
            total[origin] = (before[0] + float(loss), before[1] + float(other))
    ordered = np.array([total[origin] for origin in sorted(total)]).reshape(-1, 2)
    return len(ordered), ordered[:, 0], ordered[:, 1], targets


def _losses(past: Past, band: str) -> Floats:
    """Mean pinball loss of each target, NaN where there is no truth; shape (origin, horizon of the band)."""
    return np.asarray(scores.pinball(past.quantiles, past.truths).mean(axis=-1)[:, BANDS[band]])


def _reason(found: scores.Skill, origins: int, reference: Floats) -> str:
    if not reference.sum() > 0:
        return "Nothing to gain: the baseline met every value."
    if found.verdict == "too short to tell":
        return f"{origins} past origins, {scores.LEAST_TARGETS} needed."
    relation = "less" if found.value >= 0 else "more"
    return (
        f"{abs(found.value):.0%} {relation} loss than the baseline over {origins} origins "
        f"(95 % interval {found.low:+.0%} to {found.high:+.0%})."
    )


def _turned_away(trials: Sequence[Trial], series: int) -> list[str]:
    """How many series show the baseline for another reason than skill."""
    times = Counter(each.gated.reason for each in trials if each.gated.is_baseline)
    if series > len(trials):
        times[NOT_COUNTABLE] += series - len(trials)
    return [f"Baseline for {count} of {series} series: {why}" for why, count in times.items()]
