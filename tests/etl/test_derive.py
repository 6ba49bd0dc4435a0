"""The derived tables, on upstream-shaped files small enough to be counted by hand."""

import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from etl import derive
from warehouse.errors import FileProblem

YES, ABSTAIN, NO, ABSENT, NOT_MEMBER = 1, 2, 3, 8, 9
VOTE_COLUMNS = ("rcid", "date", "unres", "iso3", "vote", "source")
TROOP_HEADER = "ccode,countryname,region,year,month,quarter,Location,iso3c,Total,troops_ad\n"
WDI_HEADER = '"Country Name","Country Code","Indicator Name","Indicator Code","1989","1990","1991","2024",\n'
WDI_PREAMBLE = '\ufeff"Data Source","World Development Indicators",\n\n"Last Updated Date","2025-10-07",\n\n'
EUROPE = "Europe & Central Asia"

ReadBack = Callable[[pl.DataFrame], pl.DataFrame]


def roll_call(
    rcid: int, day: str, votes: dict[str, int], *, symbol: str = "", source: str = "unvotes"
) -> list[tuple[object, ...]]:
    """The rows of one roll call."""
    return [(rcid, date.fromisoformat(day), symbol, iso3, vote, source) for iso3, vote in votes.items()]


def votes_frame(*roll_calls: list[tuple[object, ...]]) -> pl.DataFrame:
    """Roll calls as upstream stores them, with categories and small integers."""
    rows = [row for rows in roll_calls for row in rows]
    frame = pl.DataFrame(rows, schema=VOTE_COLUMNS, orient="row")
    categories = pl.col("unres", "iso3", "source").cast(pl.Categorical)
    return frame.with_columns(categories, pl.col("rcid").cast(pl.Int32), pl.col("vote").cast(pl.Int8))


@pytest.fixture
def cold_war() -> pl.DataFrame:
    """Four roll calls of 1950 with abstentions, an absence and a state that was no member."""
    return votes_frame(
        roll_call(1, "1950-11-01", {"USA": YES, "RUS": NO, "FRA": YES, "DEU": NOT_MEMBER}),
        roll_call(2, "1950-11-01", {"USA": YES, "RUS": ABSTAIN, "FRA": NO, "DEU": NOT_MEMBER}),
        roll_call(3, "1950-11-02", {"USA": ABSENT, "RUS": YES, "FRA": YES}),
        roll_call(4, "1950-11-02", {"USA": ABSTAIN, "RUS": ABSTAIN, "FRA": ABSTAIN}),
    )


@pytest.fixture
def read_back(tmp_path: Path) -> ReadBack:
    """Writes a frame of votes as upstream does and reads it as the script does."""

    def write_and_read(frame: pl.DataFrame) -> pl.DataFrame:
        frame.write_parquet(tmp_path / "votes.parquet")
        return derive.read_votes(tmp_path / "votes.parquet")

    return write_and_read


def agreements(votes: pl.DataFrame, *codes: str) -> dict[tuple[object, ...], tuple[object, ...]]:
    """(iso3, year, counterpart) -> (agreement, common votes)."""
    frame = derive.un_agreement(votes, codes)
    assert frame.columns == ["iso3", "year", "counterpart", "agreement", "common_votes"]
    return {row[:3]: row[3:] for row in frame.iter_rows()}


class TestAgreement:
    def test_counts_abstentions_half_and_absences_not_at_all(self, cold_war: pl.DataFrame, read_back: ReadBack) -> None:
        found = agreements(read_back(cold_war), "USA", "RUS", "SUN", "FRA", "DEU")

        assert found["FRA", 1950, "USA"] == (0.6667, 3)  # same, opposite, (absent), same
        assert found["FRA", 1950, "RUS"] == (0.625, 4)  # opposite, half, same, same
        assert found["USA", 1950, "RUS"] == (0.5, 3)  # opposite, half, (absent), same

    def test_keeps_the_soviet_union_apart_and_compares_nobody_with_itself(
        self, cold_war: pl.DataFrame, read_back: ReadBack
    ) -> None:
        found = agreements(read_back(cold_war), "USA", "RUS", "SUN", "FRA", "DEU")

        assert found["SUN", 1950, "USA"] == (0.5, 3)
        assert {key[0] for key in found} == {"FRA", "SUN", "USA"}
        assert ("SUN", 1950, "RUS") not in found
        assert ("USA", 1950, "USA") not in found

    def test_names_the_seats_of_belgrade_by_date(self, read_back: ReadBack) -> None:
        votes = votes_frame(
            roll_call(1, "1992-09-03", {"USA": YES, "SRB": NO}),
            roll_call(2, "2001-09-03", {"USA": YES, "SRB": YES}),
        )

        found = agreements(read_back(votes), "USA", "SRB", "YUG")

        assert found == {("YUG", 1992, "USA"): (0.0, 1), ("SRB", 2001, "USA"): (1.0, 1)}

    def test_leaves_out_the_chinese_seat_before_1971_and_says_so(
        self, read_back: ReadBack, capsys: pytest.CaptureFixture[str]
    ) -> None:
        votes = votes_frame(
            roll_call(1, "1971-10-07", {"TWN": YES, "CHN": YES, "IND": YES}),
            roll_call(2, "1971-11-03", {"CHN": NO, "IND": YES}),
        )

        found = agreements(read_back(votes), "TWN", "CHN", "IND")

        assert found == {("IND", 1971, "CHN"): (0.0, 1)}
        printed = capsys.readouterr().out
        assert "left out 1 rows: the Republic of China in the Chinese seat: TWN 1" in printed
        assert "left out 1 rows: the Chinese seat before resolution 2758 (XXVI): 1971 1" in printed

    def test_prints_every_other_row_it_leaves_out(
        self, read_back: ReadBack, capsys: pytest.CaptureFixture[str]
    ) -> None:
        votes = votes_frame(
            roll_call(1, "1980-11-03", {"USA": YES, "YMD": NO}),
            roll_call(2, "2020-01-14", {"USA": YES, "IND": NO}),
            roll_call(-1, "2025-02-24", {"USA": NO, "IND": ABSTAIN}, source="ten_states"),
        )

        assert agreements(read_back(votes), "USA", "IND") == {}
        assert capsys.readouterr().out.splitlines() == [
            "  un_agreement: left out 2 rows: single votes, not whole years: ten_states 2",
            "  un_agreement: left out 2 rows: outside the whole years: 2020 2",
            "  un_agreement: left out 1 rows: code not in countries.csv: YMD 1",
        ]


@pytest.fixture
def three_members() -> pl.DataFrame:
    return pl.DataFrame(
        {
            "iso3": ["FRA", "IND", "SSD", "USA", "XKX"],
            "m49_region": ["Europe", "Asia", "Africa", "Americas", "Europe"],
            "un_member_since": [date(1945, 10, 24), date(1945, 10, 30), date(2011, 7, 14), date(1945, 10, 24), None],
        }
    )


def key_votes_file(folder: Path, *rows: str) -> pl.DataFrame:
    """A table of key votes written and read back."""
    path = folder / "key_votes.csv"
    path.write_text("resolution,title,vote_date,yes,no,abstain,absent\n" + "\n".join(rows) + "\n", encoding="utf-8")
    return derive.read_key_votes(path)


class TestKeyVoteRecords:
    def test_takes_the_roll_call_whose_counts_are_the_published_totals(
        self,
        tmp_path: Path,
        read_back: ReadBack,
        three_members: pl.DataFrame,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        votes = votes_frame(
            roll_call(7, "2008-12-05", {"USA": NO, "IND": NO, "FRA": NO}, symbol="A/RES/63/1"),
            roll_call(8, "2008-12-05", {"USA": NO, "IND": YES, "FRA": ABSENT, "SSD": NOT_MEMBER}, symbol="A/RES/63/1"),
        )
        key_votes = key_votes_file(tmp_path, "A/RES/63/1,A paragraph and the whole,2008-12-05,1,1,0,")

        records = derive.un_key_vote_records(read_back(votes), key_votes, three_members)

        assert records.rows() == [
            ("A/RES/63/1", "FRA", "absent"),
            ("A/RES/63/1", "IND", "yes"),
            ("A/RES/63/1", "USA", "no"),
        ]
        assert "A/RES/63/1: roll call 7 counts 0-3-0, not 1-1-0" in capsys.readouterr().out

    def test_leaves_out_and_prints_what_does_not_match(
        self,
        tmp_path: Path,
        read_back: ReadBack,
        three_members: pl.DataFrame,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        votes = votes_frame(
            roll_call(1, "2016-12-05", {"USA": YES, "IND": ABSTAIN}, symbol="A/RES/71/1"),
            roll_call(-1, "2025-12-01", {"USA": NO}, symbol="A/RES/80/1", source="ten_states"),
        )
        key_votes = key_votes_file(
            tmp_path, "A/RES/71/1,One short,2016-12-05,2,0,1,", "A/RES/80/1,Few states,2025-12-01,0,1,0,"
        )

        records = derive.un_key_vote_records(read_back(votes), key_votes, three_members)

        assert records.is_empty()
        assert capsys.readouterr().out.splitlines() == [
            "  un_key_vote_records: left out 1 rows: holds a few states only: ten_states 1",
            "  un_key_vote_records: A/RES/71/1: roll call 1 counts 1-0-1, not 2-0-1",
            "  un_key_vote_records: left out 1 rows: no roll call of all states: A/RES/80/1 1",
        ]

    def test_takes_the_first_of_two_roll_calls_with_the_same_totals(
        self,
        tmp_path: Path,
        read_back: ReadBack,
        three_members: pl.DataFrame,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        votes = votes_frame(
            roll_call(2, "2002-11-22", {"USA": YES, "IND": NO}, symbol="A/RES/57/1"),
            roll_call(1, "2002-11-22", {"USA": NO, "IND": YES}, symbol="A/RES/57/1"),
        )
        key_votes = key_votes_file(tmp_path, "A/RES/57/1,Twice,2002-11-22,1,1,0,")

        records = derive.un_key_vote_records(read_back(votes), key_votes, three_members)

        assert records.rows() == [("A/RES/57/1", "IND", "yes"), ("A/RES/57/1", "USA", "no")]
        assert "left out 1 rows: a later roll call with the same totals: A/RES/57/1 1" in capsys.readouterr().out

    @pytest.mark.parametrize(("published", "added"), [("2", ["FRA", "SSD"]), ("1", []), ("", [])])
    def test_adds_absences_only_where_their_published_number_fits(
        self, tmp_path: Path, read_back: ReadBack, three_members: pl.DataFrame, published: str, added: list[str]
    ) -> None:
        votes = votes_frame(
            roll_call(-5, "2022-03-02", {"USA": YES, "IND": ABSTAIN}, symbol="A/RES/ES-11/1", source="ukraine_viz")
        )
        key_votes = key_votes_file(tmp_path, f"A/RES/ES-11/1,Voters only,2022-03-02,1,0,1,{published}")

        records = derive.un_key_vote_records(read_back(votes), key_votes, three_members)

        assert records.filter(pl.col("vote") == "absent")["iso3"].to_list() == added


def troops_file(folder: Path, *rows: str) -> Path:
    path = folder / "troops.csv"
    path.write_text(TROOP_HEADER + "\n".join(rows) + "\n", encoding="utf-8")
    return path


class TestUsTroops:
    def hosts(self, path: Path) -> list[tuple[object, ...]]:
        frame = derive.us_troops_europe(derive.read_troops(path), derive.read_countries())
        assert frame.columns == ["iso3", "year", "personnel", "report_month"]
        return frame.rows()

    def test_takes_one_report_a_year(self, tmp_path: Path) -> None:
        path = troops_file(
            tmp_path,
            f"260,Germany,{EUROPE},1950,June,2,Germany,DEU,97820,97820",
            f"260,Germany,{EUROPE},2014,June,2,GERMANY,DEU,NA,38477",
            f"260,Germany,{EUROPE},2014,September,3,GERMANY,DEU,NA,38015",
            f"260,Germany,{EUROPE},2014,December,4,GERMANY,DEU,NA,36717",
            f"260,Germany,{EUROPE},2025,September,3,GERMANY,DEU,NA,36400",
        )

        assert self.hosts(path) == [("DEU", 1950, 97820, 6), ("DEU", 2014, 38015, 9)]

    def test_adds_up_the_lines_of_a_host_and_knows_those_without_a_code(self, tmp_path: Path) -> None:
        path = troops_file(
            tmp_path,
            f"235,Portugal,{EUROPE},1960,September,3,Portugal,PRT,73,73",
            "NA,Azores,NA,1960,September,3,Azores,NA,2165,2165",
            f"345,Yugoslavia,{EUROPE},1960,September,3,Yugoslavia,NA,20,20",
            f"347,Kosovo,{EUROPE},2008,September,3,KOSOVO,NA,NA,14",
        )

        assert self.hosts(path) == [("PRT", 1960, 2238, 9), ("XKX", 2008, 14, 9), ("YUG", 1960, 20, 9)]

    def test_counts_cyprus_and_turkey_but_not_russia_greenland_or_the_caucasus(self, tmp_path: Path) -> None:
        path = troops_file(
            tmp_path,
            *(
                f"1,{name},{EUROPE},2000,September,3,{name},{iso3},NA,10"
                for name, iso3 in [("Cyprus", "CYP"), ("Turkey", "TUR"), ("Russia", "RUS"), ("Georgia", "GEO")]
            ),
            "1002,Greenland,NA,2000,September,3,Greenland,GRL,NA,150",
        )

        assert [row[0] for row in self.hosts(path)] == ["CYP", "TUR"]

    def test_prints_places_without_a_code(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        path = troops_file(
            tmp_path,
            f"325,Italy,{EUROPE},1950,June,2,Trieste,NA,4685,4685",
            "1030,Wake Island,NA,1950,June,2,Wake Island,NA,9,9",
        )

        assert self.hosts(path) == []
        assert capsys.readouterr().out.splitlines() == [
            "  us_troops_europe: left out 1 rows: no country code for the place: Trieste 1",
            "  us_troops_europe: left out 1 rows: no country code: Wake Island 1",
        ]


def wdi_zip(path: Path, *rows: str) -> Path:
    """A World Bank download: data below a preamble, and metadata in which aggregates have no region."""
    about = (
        '\ufeff"Country Code","Region","IncomeGroup","SpecialNotes","TableName",\n'
        '"CHI","Europe & Central Asia","High income","","Channel Islands",\n'
        '"POL","Europe & Central Asia","High income","Has a note,\nof two lines","Poland",\n'
        '"WLD","","","World aggregate.","World",\n'
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Metadata_Indicator_API_X_1.csv", "ignored")
        archive.writestr("API_X_1.csv", WDI_PREAMBLE + WDI_HEADER + "".join(f"{row}\n" for row in rows))
        archive.writestr("Metadata_Country_API_X_1.csv", about)
    return path


class TestCountryYear:
    def test_reads_a_zip_past_its_preamble_and_without_aggregates(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path = wdi_zip(
            tmp_path / "wdi.zip",
            '"Channel Islands","CHI","Population","SP","1","2","3","4",',
            '"Poland","POL","Population","SP","37963000","38110782","","36554707.6",',
            '"World","WLD","Population","SP","1","2","3","4",',
        )

        frame = derive.read_wdi(path, "population", ["POL", "USA"])

        assert frame.rows() == [("POL", 1990, 38110782), ("POL", 2024, 36554708)]
        assert capsys.readouterr().out.splitlines() == [
            "  country_year population: left out 1 rows: an aggregate: WLD 1",
            "  country_year population: left out 1 rows: code not in countries.csv: CHI 1",
        ]

    def test_reads_a_bare_csv(self, tmp_path: Path) -> None:
        path = tmp_path / "ppp.csv"
        rows = (
            '"Poland","POL","GDP, PPP","NY","","421304505123.4","","",\n"World","WLD","GDP, PPP","NY","","9","","",\n'
        )
        path.write_text(WDI_PREAMBLE + WDI_HEADER + rows, encoding="utf-8")

        assert derive.read_wdi(path, "gdp_ppp_2021_usd", ["POL"]).rows() == [("POL", 1990, 421304505123)]

    def test_joins_whatever_is_known_and_leaves_the_rest_empty(self) -> None:
        population = pl.DataFrame({"iso3": ["POL"], "year": [1990], "population": [38110782]})
        gdp = pl.DataFrame({"iso3": ["POL", "CUB"], "year": [1991, 1990], "gdp_usd": [85, 28]})
        gdp_ppp = pl.DataFrame({"iso3": ["POL"], "year": [1990], "gdp_ppp_2021_usd": [421]})

        assert derive.country_year(population, gdp, gdp_ppp).rows() == [
            ("CUB", 1990, None, 28, None),
            ("POL", 1990, 38110782, None, 421),
            ("POL", 1991, None, 85, None),
        ]

    def test_names_a_file_that_is_no_zip(self, tmp_path: Path) -> None:
        path = tmp_path / "broken.zip"
        path.write_bytes(b"<html>")

        with pytest.raises(FileProblem, match=r"^broken\.zip: it is no zip file\. Fetch it again\.$"):
            derive.read_wdi(path, "population", ["POL"])


@pytest.fixture
def arguments(tmp_path: Path, cold_war: pl.DataFrame) -> list[str]:
    """A complete command line on small files."""
    cold_war.write_parquet(tmp_path / "votes.parquet")
    troops_file(tmp_path, f"260,Germany,{EUROPE},1950,June,2,Germany,DEU,97820,97820")
    wdi_zip(tmp_path / "wdi.zip", '"Poland","POL","Population","SP","37963000","38110782","","36554707.6",')
    key_votes_file(tmp_path, "A/RES/5/1,No roll call,1950-11-01,1,1,1,")
    options = {
        "--un-votes": "votes.parquet",
        "--us-troops": "troops.csv",
        "--wdi-gdp": "wdi.zip",
        "--wdi-ppp": "wdi.zip",
        "--wdi-population": "wdi.zip",
        "--key-votes": "key_votes.csv",
        "--out": "derived",
    }
    return [part for option, name in options.items() for part in (option, str(tmp_path / name))]


class TestCommand:
    def test_writes_the_same_four_tables_each_time(self, tmp_path: Path, arguments: list[str]) -> None:
        def tables() -> dict[str, bytes]:
            return {path.name: path.read_bytes() for path in sorted((tmp_path / "derived").iterdir())}

        assert derive.main(arguments) == 0
        first = tables()
        assert derive.main(arguments) == 0

        assert tables() == first
        assert first == {
            "country_year.csv": b"iso3,year,population,gdp_usd,gdp_ppp_2021_usd\n"
            b"POL,1990,38110782,38110782,38110782\nPOL,2024,36554708,36554708,36554708\n",
            "un_agreement.csv": b"iso3,year,counterpart,agreement,common_votes\n"
            b"FRA,1950,RUS,0.6250,4\nFRA,1950,USA,0.6667,3\nSUN,1950,USA,0.5000,3\nUSA,1950,RUS,0.5000,3\n",
            "un_key_vote_records.csv": b"resolution,iso3,vote\n",
            "us_troops_europe.csv": b"iso3,year,personnel,report_month\nDEU,1950,97820,6\n",
        }

    def test_names_a_missing_argument_in_one_line(
        self, arguments: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        with pytest.raises(SystemExit) as stop:
            derive.main(arguments[2:])

        assert stop.value.code == 2
        assert capsys.readouterr().err == "etl.derive: the following arguments are required: --un-votes\n"

    def test_names_a_missing_file_in_one_line(
        self, tmp_path: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        troops = tmp_path / "troops.csv"
        troops.unlink()

        assert derive.main(arguments) == 1
        assert capsys.readouterr().err == (
            f"etl.derive: troops.csv: there is no file at {troops}. Give the path of the publisher's file.\n"
        )

    def test_names_a_missing_column_in_one_line(
        self, tmp_path: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        (tmp_path / "troops.csv").write_text("iso3c,year\nDEU,1950\n", encoding="utf-8")

        assert derive.main(arguments) == 1
        assert capsys.readouterr().err == (
            "etl.derive: troops.csv: column countryname, Location, region, month, troops_ad is missing. "
            "Check that it is the right file.\n"
        )
