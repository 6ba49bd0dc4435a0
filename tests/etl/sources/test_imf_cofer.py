"""COFER: the same shares from three forms, and nothing from a fourth."""

from datetime import date
from pathlib import Path

import pytest

from etl import download
from etl.sources import imf_cofer
from warehouse.errors import FileProblem

from ..publisher import IMPATIENT, Answer, Publisher
from .conftest import Read

SERIES = "COFER.G001.AFXRA.SHRO_PT"
UNIT = "% of allocated reserves"


def shares(content: bytes) -> list[tuple[object, ...]]:
    raw, problems = imf_cofer.parse(content)
    assert problems == []
    rows = imf_cofer.shape(raw)["measurement"]
    return rows.select("series_id", "entity", "frequency", "period_start", "value", "unit").rows()


def share(currency: str, day: date, value: float) -> tuple[object, ...]:
    return (SERIES, currency, "Q", day, value, UNIT)


def test_reads_xml_of_the_api(sample: Read) -> None:
    assert shares(sample("imf_cofer.xml")) == [
        share("USD", date(2025, 4, 1), 60.5),
        share("USD", date(2025, 1, 1), 61.0),
    ]


def test_reads_json_of_the_api(sample: Read) -> None:
    assert shares(sample("imf_cofer.json")) == [
        share("USD", date(2025, 1, 1), 61.0),
        share("USD", date(2025, 4, 1), 60.5),
        share("OTHC", date(2025, 4, 1), 39.5),
    ]


def test_reads_the_wide_csv_of_the_portal(sample: Read) -> None:
    assert sorted(shares(sample("imf_cofer.csv")), key=str) == [
        share("EUR", date(2025, 1, 1), 21.0),
        share("USD", date(2024, 10, 1), 61.5),
        share("USD", date(2025, 1, 1), 61.0),
    ]


def test_a_share_that_is_no_number_is_named_and_the_others_load(sample: Read) -> None:
    raw, problems = imf_cofer.parse(sample("imf_cofer.csv").replace(b'"21"', b'"n.a."'))
    assert sorted(raw["value"]) == [61.0, 61.5]
    assert [(each.row, each.column, each.value) for each in problems] == [(3, "2025-Q1", "n.a.")]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"<a><b></a>", "it is damaged XML"),
        (b"<a/>", "it holds no world shares"),
        (b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', "it is XML with definitions of its own"),
        (b'{"data": {}}', "it is damaged, or no answer of the IMF's API"),
        (b'{"data": ', "it is damaged, or no answer of the IMF's API"),
        (b"a,b\n1,2\n", "its header has no column SERIES_CODE"),
        (b"SERIES_CODE,2024\nx,1\n", "names no quarters"),
        (b"SERIES_CODE,2024-Q1\nx,1\n", "it holds no world shares"),
        (b"", "it is neither SDMX nor a CSV"),
    ],
)
def test_a_file_of_another_kind_is_refused(content: bytes, told: str) -> None:
    with pytest.raises(FileProblem, match=told):
        imf_cofer.parse(content)


def test_fetches_what_it_reads(publisher: Publisher, sample: Read) -> None:
    url = publisher.gives(f"/{imf_cofer.KEY}", Answer(sample("imf_cofer.json"), kind="application/json"))
    assert len(shares(download.get(url, patience=IMPATIENT)(Path()))) == 3


def test_reads_the_publishers_portal_file(upstream: Read) -> None:
    found = shares(upstream("imf_cofer/dataset_*COFER*.csv"))
    assert len(found) == 782
    latest = {currency: value for _, currency, _, day, value, _ in found if day == date(2025, 7, 1)}
    assert latest["USD"] == 56.9229115176475
    assert sum(float(str(value)) for value in latest.values()) == pytest.approx(100)


def test_reads_the_publishers_xml(upstream: Read) -> None:
    assert shares(upstream("imf_cofer/cofer_sdmx_excerpt.xml"))[0] == share("USD", date(2025, 10, 1), 56.7701683044434)
