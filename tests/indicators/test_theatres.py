"""What is counted in each theatre, by hand."""

from datetime import date
from math import log10

import polars as pl
import pytest

from indicators.definitions.pressure import INDICATOR
from indicators.theatres import THEATRES, annual
from indicators.vintages import stack


@pytest.fixture(scope="module")
def components(frames: dict[str, pl.DataFrame], data_as_of: date) -> pl.DataFrame:
    return annual(stack({name: frames[name] for name in INDICATOR.reads}, [data_as_of]))


def value(components: pl.DataFrame, theatre: str, component: str, year: int) -> list[float]:
    return components.filter(theatre=theatre, component=component, period_start=date(year, 1, 1))["value"].to_list()


def test_components_by_hand(components: pl.DataFrame) -> None:
    assert value(components, "Baltic", "largest_exercise", 2023) == pytest.approx([log10(26000)])  # Aurora 23
    assert value(components, "South Caucasus", "largest_exercise", 2018) == pytest.approx([log10(3000)])
    # Estonia, Latvia and Lithuania left the mine ban, Lithuania cluster munitions, Russia the plutonium agreement.
    assert value(components, "Baltic", "exits", 2025) == [5.0]
    assert value(components, "Arctic", "largest_force", 2025) == []


def test_broken_years_of_the_personnel_counts_are_left_out(components: pl.DataFrame) -> None:
    assert value(components, "Arctic", "us_personnel", 2003) == []
    assert len(value(components, "Arctic", "us_personnel", 2005)) == 1


def test_restraints_are_the_same_everywhere_and_of_both_parties(components: pl.DataFrame) -> None:
    # One number for Russia and the United States together, whatever the theatre.
    values = components.filter(component="restraints", period_start=date(2023, 1, 1))["value"]
    assert (len(values), values.n_unique()) == (5, 1)


def test_places_outside_all_boxes_count_for_the_global_order_alone(components: pl.DataFrame) -> None:
    # Vostok 2018 lies in the Far East.
    assert value(components, "global order", "largest_exercise", 2018) > value(
        components, "Baltic", "largest_exercise", 2018
    )


def test_boxes_do_not_overlap() -> None:
    boxes = [theatre.box for theatre in THEATRES.values() if theatre.box is not None]
    for number, (south, north, west, east) in enumerate(boxes):
        for other_south, other_north, other_west, other_east in boxes[number + 1 :]:
            assert north <= other_south or other_north <= south or east <= other_west or other_east <= west
