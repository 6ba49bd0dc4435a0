"""Has a model shown skill? One verdict an indicator, from hindcasts paired with the baseline's.

THE RULE. Losses are mean pinball losses in units of the series' usual change, summed over the series of an
indicator by origin; relative skill is 1 - model / baseline. Origins are resampled in blocks as long as the farthest
horizon, since neighbouring origins share their targets. Skilful: the whole 95 % interval lies above zero. Fewer
than twelve origins: too short to tell. Only a verdict of `skilful` over all horizons puts a model on the page.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from indicators.forecast import baseline, scores
from indicators.forecast.hindcast import Past, usual_change
from indicators.forecast.trial import HORIZONS, NOT_COUNTABLE, Trial
from indicators.indicator import Indicator
from indicators.series import Floats

BANDS = ("all", "next", "later")
"""All horizons; the next period alone; the periods after it."""
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
    return {
        "indicator_id": indicator.id,
        "model_id": trials[0].model_id,
        "horizon_band": band,
        "targets": targets,
        "skill": found.value if reference.sum() > 0 else None,
        "skill_low": found.low if bounded else None,
        "skill_high": found.high if bounded else None,
        "verdict": found.verdict,
        "reason": _reason(found, origins, reference, trials, series),
    }


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
    chosen = {"all": slice(None), "next": slice(0, 1), "later": slice(1, None)}[band]
    return np.asarray(scores.pinball(past.quantiles, past.truths).mean(axis=-1)[:, chosen])


def _reason(found: scores.Skill, origins: int, reference: Floats, trials: Sequence[Trial], series: int) -> str:
    if not reference.sum() > 0:
        said = "Nothing to gain: the baseline met every value."
    elif found.verdict == "too short to tell":
        said = f"{origins} past origins, {scores.LEAST_TARGETS} needed."
    else:
        relation = "less" if found.value >= 0 else "more"
        said = (
            f"{abs(found.value):.0%} {relation} loss than the baseline over {origins} origins "
            f"(95 % interval {found.low:+.0%} to {found.high:+.0%})."
        )
    turned_away = Counter(each.gated.reason for each in trials if each.gated.is_baseline)
    if series > len(trials):
        turned_away[NOT_COUNTABLE] += series - len(trials)
    return " ".join([said, *(f"Baseline for {times} of {series} series: {why}" for why, times in turned_away.items())])
