"""Which series stands for each system on the overview; the indicators themselves are declared in `indicators`."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class Headline:
    """One tile: an indicator, the series drawn (entities, or counterparts where there are any) and from when.

    `names` are the series as readers see them, in the order of their colours.
    `page` is the module of the page that tells more, where there is one.
    """

    indicator: str
    series: tuple[str, ...]
    names: tuple[str, ...]
    since: date
    counted: str
    page: str = ""


HEADLINES = (
    Headline(
        indicator="large_exercises",
        series=("csto", "nato"),
        names=("CSTO", "NATO"),
        since=date(2010, 1, 1),
        counted="Exercises of 9,000 troops or more found, by year and lead",
        page="exercises",
    ),
    Headline(
        indicator="us_troops_europe",
        series=("europe",),
        names=("Europe",),
        since=date(2000, 1, 1),
        counted="Persons assigned to Europe, by year",
        page="deployments",
    ),
    Headline(
        indicator="bloc_members",
        series=("brics", "csto", "nato", "sco"),
        names=("BRICS", "CSTO", "NATO", "SCO"),
        since=date(2000, 1, 1),
        counted="Member states at year end",
        page="blocs",
    ),
    Headline(
        indicator="arms_control_in_force",
        series=("all",),
        names=("All",),
        since=date(1990, 1, 1),
        counted="Instruments formally in force at year end",
        page="commitments",
    ),
    Headline(
        indicator="un_ukraine_support",
        series=("crimea", "ukraine"),
        names=("Crimea", "Ukraine"),
        since=date(2014, 1, 1),
        counted="Yes votes among yes, no and abstain, mean of the year's plenary votes",
        page="votes",
    ),
    Headline(
        indicator="eu_sanctions_packages",
        series=("RUS",),
        names=("Russia",),
        since=date(2014, 1, 1),
        counted="Numbered packages adopted, by quarter",
        page="diplomacy",
    ),
    Headline(
        indicator="leader_contact_mix",
        series=("CHN", "BLR", "USA"),
        names=("China", "Belarus", "United States"),
        since=date(2013, 1, 1),
        counted="Share of the Russian president's contacts found, by year",
        page="diplomacy",
    ),
)


def held_by(indicators: Container[str]) -> tuple[Headline, ...]:
    """The headlines whose indicator a release holds; an older release may lack one."""
    return tuple(headline for headline in HEADLINES if headline.indicator in indicators)
