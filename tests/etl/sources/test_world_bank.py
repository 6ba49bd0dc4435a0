"""World Bank indicators: both forms of the publisher, and the answers that are no data."""

import io
import json
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from etl.source import Source
from etl.sources import world_bank
from warehouse.errors import FileProblem, SourceFailed

from ..publisher import IMPATIENT, Answer, Publisher
from .conftest import Read

POPULATION, PPP = "SP.POP.TOTL", "NY.GDP.MKTP.PP.KD"
BY_CODE = {source.origin.rpartition("/")[2]: source for source in world_bank.SOURCES}


def figures(code: str, content: bytes) -> list[tuple[object, ...]]:
    raw, problems = BY_CODE[code].parse(content)
    assert problems == []
    rows = BY_CODE[code].shape(raw)["measurement"]
    return rows.select("series_id", "entity", "frequency", "period_start", "value", "unit").rows()


def answer(*rows: dict[str, Any], pages: int = 1) -> bytes:
    return json.dumps([{"page": 1, "pages": pages}, list(rows)]).encode()


def row(iso3: str, year: str, value: object, code: str = POPULATION) -> dict[str, Any]:
    return {"indicator": {"id": code, "value": "Population"}, "countryiso3code": iso3, "date": year, "value": value}


def zipped(*names: str, content: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in names:
            archive.writestr(name, content)
    return packed.getvalue()


def test_api_years_without_a_value_and_groups_of_countries_have_no_row(sample: Read) -> None:
    assert figures(POPULATION, sample("world_bank_population.json")) == [
        (POPULATION, "UKR", "A", date(2023, 1, 1), 1000.0, "persons"),
        (POPULATION, "UKR", "A", date(2022, 1, 1), 0.0, "persons"),
        (POPULATION, "POL", "A", date(2023, 1, 1), 2000.0, "persons"),
    ]


def test_api_a_value_that_is_no_number_is_named_and_the_others_load() -> None:
    content = answer(row("UKR", "2023", "1,000"), row("UKR", "2022", 7), row("UKR", "20-22", 8))
    raw, problems = BY_CODE[POPULATION].parse(content)
    assert raw["value"].to_list() == [7.0]
    assert [(each.row, each.column, each.value, each.problem) for each in problems] == [
        (2, "value", "1,000", "is not a number"),
        (4, "value", "20-22", "is no year, quarter or month"),
    ]
    assert all(each.remedy for each in problems)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b'[{"message":[{"id":"120","value":"No data found"}]}]', "the World Bank answered: No data found"),
        (answer(row("UKR", "2023", 1), pages=2), "it holds 1 of 2 pages"),
        (answer(row("UKR", "2023", 1, PPP)), f"it holds indicator {PPP}"),
        (answer({"date": "2023"}), "its rows lack fields that the API gives"),
        (answer(row("WLD", "2023", 1)), "it holds no country that is known"),
        (b'[{"page":1,"pages":1},[{"indi', "it is damaged JSON"),
        (b"[]", "it is no answer of the World Bank's API"),
    ],
)
def test_api_what_is_no_whole_answer_is_refused(content: bytes, told: str) -> None:
    with pytest.raises(FileProblem, match=told):
        BY_CODE[POPULATION].parse(content)


def test_bulk_reads_past_the_preamble_and_takes_the_unit_from_the_name(sample: Read) -> None:
    unit = "constant 2021 international $"
    assert sorted(figures(PPP, sample("world_bank_gdp_ppp.csv")), key=str) == [
        (PPP, "POL", "A", date(2022, 1, 1), 1000.5, unit),
        (PPP, "POL", "A", date(2023, 1, 1), 1100.0, unit),
        (PPP, "UKR", "A", date(2023, 1, 1), 2500.0, unit),
        (PPP, "UKR", "A", date(2024, 1, 1), 2600.0, unit),
    ]


def test_bulk_a_zip_gives_what_its_csv_gives(sample: Read) -> None:
    content = sample("world_bank_gdp_ppp.csv")
    packed = zipped("API_X_v2_77.csv", "Metadata_Country_API_X_v2_77.csv", content=content)
    assert figures(PPP, packed) == figures(PPP, content)


def test_bulk_rows_are_counted_as_in_the_file(sample: Read) -> None:
    _, problems = BY_CODE[PPP].parse(sample("world_bank_gdp_ppp.csv").replace(b'"1100"', b'"1.100,5"'))
    assert [(each.row, each.column, each.value) for each in problems] == [(6, "2023", "1.100,5")]


def test_bulk_more_bad_cells_than_one_can_look_at_are_a_wrong_file() -> None:
    years = ",".join(f'"{year}"' for year in range(1000, 2001))
    bad = ",".join(['"?"'] * 1001)
    head = f'"Country Name","Country Code","Indicator Name","Indicator Code",{years}\n'
    with pytest.raises(FileProblem, match=r"1,001 cells cannot be read"):
        BY_CODE[PPP].parse(f'{head}"P","POL","GDP","{PPP}",{bad}\n'.encode())


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (zipped("other.csv", content=b""), "it must hold one API_ and one Metadata_Country file"),
        (zipped("API_X.csv", "Metadata_Country_X.csv", content=b"a" * 500)[:300], "it is a damaged zip file"),
        (b"a,b\n1,2\n", "there is no header line"),
        (b'"Country Name","Country Code"\n"P","POL"\n', "its header names no years"),
        (b'"Country Name","Country Code","2020"\n"P","POL","1"\n', "its header has no column 'Indicator Code'"),
        (b'"Country Name","Country Code","2020"\n"P","PO', "it ends in the middle of a line"),
        (b'"Country Name","2020"\n"P","1","2","3"\n', "it cannot be read"),
    ],
)
def test_bulk_a_file_of_another_kind_is_refused(content: bytes, told: str) -> None:
    with pytest.raises(FileProblem, match=told):
        BY_CODE[PPP].parse(content)


def test_bulk_the_file_of_another_indicator_is_refused(sample: Read) -> None:
    with pytest.raises(FileProblem, match=f"it holds indicator {PPP}. Give the file of {POPULATION}"):
        BY_CODE[POPULATION].parse(sample("world_bank_gdp_ppp.csv"))


def test_fetch_one_page_is_kept_as_it_came(publisher: Publisher, sample: Read) -> None:
    content = sample("world_bank_population.json")
    publisher.gives(f"/{POPULATION}?format=json&per_page=20000&page=1", Answer(content))
    assert world_bank.fetch(POPULATION, api=publisher.root, patience=IMPATIENT)(Path()) == content


def test_fetch_all_pages_are_read(publisher: Publisher) -> None:
    for number, value in ((1, 10), (2, 20), (3, 30)):
        page = answer(row("UKR", str(2000 + number), value), pages=3)
        publisher.gives(f"/{POPULATION}?format=json&per_page=20000&page={number}", Answer(page))
    content = world_bank.fetch(POPULATION, api=publisher.root, patience=IMPATIENT)(Path())
    assert [figure[4] for figure in figures(POPULATION, content)] == [10.0, 20.0, 30.0]


@pytest.mark.parametrize(
    "body", [b'[{"message":[{"value":"No data found"}]}]', b"[not json", answer(pages=51)], ids=str
)
def test_fetch_an_error_with_status_200_is_no_data(publisher: Publisher, body: bytes) -> None:
    publisher.gives(f"/{POPULATION}?format=json&per_page=20000&page=1", Answer(body))
    with pytest.raises(SourceFailed, match=publisher.root):
        world_bank.fetch(POPULATION, api=publisher.root, patience=IMPATIENT)(Path())


def test_fetch_a_later_page_that_fails_fails_the_source(publisher: Publisher) -> None:
    page = answer(row("UKR", "2000", 1), pages=2)
    publisher.gives(f"/{POPULATION}?format=json&per_page=20000&page=1", Answer(page))
    with pytest.raises(SourceFailed, match="status 404"):
        world_bank.fetch(POPULATION, api=publisher.root, patience=IMPATIENT)(Path())


@pytest.mark.parametrize("source", world_bank.SOURCES, ids=lambda source: source.id)
def test_the_declaration_is_live_and_open_ended(source: Source) -> None:
    assert (source.kind, source.compiled_on, source.next_due) == ("live", None, None)
    assert source.file in BY_CODE


@pytest.mark.parametrize(
    ("code", "rows", "year", "russia"),
    [
        ("MS.MIL.XPND.GD.ZS", 7909, 2024, 7.05233864500366),
        ("NY.GDP.MKTP.CD", 11524, 2024, 2173835806671.66),
        (PPP, 6785, 2024, 6088997179872.49),
        (POPULATION, 14010, 2024, 143533851.0),
    ],
)
def test_reads_the_publishers_bulk_files(upstream: Read, code: str, rows: int, year: int, russia: float) -> None:
    found = figures(code, upstream(f"wdi/API_{code}_*"))
    assert len(found) == rows
    assert [value for _, iso3, _, day, value, _ in found if (iso3, day) == ("RUS", date(year, 1, 1))] == [russia]


def test_counts_the_publishers_cells_by_another_way(upstream: Read) -> None:
    """Every cell with a value of a country, counted with the standard library."""
    import csv

    from etl.figures import country_codes

    text = upstream(f"wdi/API_{PPP}_*").decode("utf-8-sig")
    known = set(country_codes())
    cells = [cells for cells in csv.reader(io.StringIO(text)) if len(cells) > 4 and cells[1] in known]
    values = [float(cell) for line in cells for cell in line[4:] if cell]
    found = pl.Series([float(str(figure[4])) for figure in figures(PPP, upstream(f"wdi/API_{PPP}_*"))])
    assert len(found) == len(values)
    assert found.sum() == pytest.approx(sum(values))


def test_refuses_the_publishers_error(upstream: Read) -> None:
    with pytest.raises(FileProblem, match="the World Bank answered: No data found"):
        BY_CODE[POPULATION].parse(upstream("wdi/api_error_no_data.json"))


def test_refuses_the_publishers_first_page_of_two(upstream: Read) -> None:
    with pytest.raises(FileProblem, match="it holds 1 of 2 pages"):
        BY_CODE[POPULATION].parse(upstream("wdi/api_SP.POP.TOTL_UKR_page1_excerpt.json"))
