"""Compute the project's own small tables from publishers' bulk files.

Four tables are too large, or licensed too strictly, to be kept as published, and small once they are counted:
`un_agreement`, `un_key_vote_records`, `us_troops_europe` and `country_year`. Run by hand when a publisher
issues a new version; every path is given, and whatever is left out is printed with the reason:

    python -m etl.derive --un-votes FILE --us-troops FILE --wdi-gdp FILE --wdi-ppp FILE --wdi-population FILE \
        --out etl/curated/derived
"""

import argparse
import io
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NoReturn

import polars as pl

from etl import wdi_file
from etl.un_seats import PRC_TAKES_SEAT, VOTE_WORDS, name_states_of_their_time
from warehouse.errors import DetenteError, FileProblem

PROJECT = Path(__file__).resolve().parents[1]
COUNTRIES = PROJECT / "warehouse" / "countries.csv"
KEY_VOTES = PROJECT / "etl" / "curated" / "un_key_votes.csv"

CAST = (1, 2, 3)
COUNTERPARTS = ("RUS", "CHN", "USA")
FIRST_VOTE_YEAR, LAST_VOTE_YEAR = 1946, 2019
COMPLETE_YEARS = "unvotes"  # the only collection that holds every roll call of its years
SINGLE_VOTES = ("ukraine_viz", "avrahamba_israel_related")  # all states, but single votes only

FIRST_TROOP_YEAR, LAST_TROOP_YEAR = 1950, 2024
EUROPE_ALSO, EUROPE_NOT = ("CYP", "TUR"), ("RUS", "SUN")
HOST_BY_NAME = {
    "Azore Islands": "PRT",
    "Azores": "PRT",  # a line of their own until 1969, within Portugal since
    "Czechoslovakia": "CSK",
    "German Democratic Republic": "DDR",
    "Gibralter": "GIB",
    "Gilbraltar": "GIB",
    "Kosovo": "XKX",
    "United Kingdom": "GBR",
    "Yugoslavia": "YUG",
}

FIRST_WDI_YEAR, LAST_WDI_YEAR = 1990, 2024


def read_table(path: Path, columns: Sequence[str]) -> pl.DataFrame:
    """The named columns of a CSV (plain or gzip) or Parquet file, as text in CSV; one row a line of the file."""
    if not path.is_file():
        raise FileProblem(path.name, f"there is no file at {path}", "Give the path of the publisher's file.")
    try:
        if path.suffix == ".parquet":
            frame = pl.read_parquet(path)
        else:
            frame = pl.read_csv(path, infer_schema=False, null_values=["", "NA"])
    except (pl.exceptions.PolarsError, OSError) as error:
        problem = f"it cannot be read ({str(error).splitlines()[0]})"
        raise FileProblem(path.name, problem, "Fetch it again.") from error
    missing = [column for column in columns if column not in frame.columns]
    if missing:
        raise FileProblem(path.name, f"column {', '.join(missing)} is missing", "Check that it is the right file.")
    return frame.select(columns)


def read_countries(path: Path = COUNTRIES) -> pl.DataFrame:
    """One row per country code: iso3, m49_region, un_member_since (date)."""
    frame = read_table(path, ["iso3", "m49_region", "un_member_since"])
    return frame.with_columns(pl.col("un_member_since").str.to_date("%Y-%m-%d"))


def say_dropped(what: str, dropped: pl.DataFrame, by: str, reason: str) -> None:
    """Print how many rows of `dropped` are left out, by the values of one column, unless there are none."""
    if dropped.height:
        counts = dropped.group_by(by).len().sort(by)
        listed = ", ".join(f"{value or '(none)'} {count:,}" for value, count in counts.iter_rows())
        print(f"  {what}: left out {dropped.height:,} rows: {reason}: {listed}")


def keep(frame: pl.DataFrame, condition: pl.Expr, what: str, by: str, reason: str) -> pl.DataFrame:
    """The rows that meet the condition; the others are printed with the reason."""
    met = condition.fill_null(value=False)
    say_dropped(what, frame.filter(~met), by, reason)
    return frame.filter(met)


# United Nations -------------------------------------------------------------------------------------------


def read_votes(path: Path) -> pl.DataFrame:
    """One row per roll call and state: rcid, date, unres, iso3, vote (1 yes, 2 abstain, 3 no, 8, 9), source.

    Source: Voeten, Strezhnev and Bailey's roll calls in the shape of the `unvotes` package, with single
    later votes from other collections told apart by `source`.
    """
    frame = read_table(path, ["rcid", "date", "unres", "iso3", "vote", "source"])
    return frame.with_columns(pl.col("unres", "iso3", "source").cast(pl.String), pl.col("date").cast(pl.Date))


def comparable_votes(votes: pl.DataFrame, codes: Iterable[str]) -> pl.DataFrame:
    """Votes cast (yes, abstain, no) in the years that are held whole, under codes of the country authority."""
    what = "un_agreement"
    votes = keep(votes, pl.col("source") == COMPLETE_YEARS, what, "source", "single votes, not whole years")
    votes = votes.filter(pl.col("vote").is_in(CAST)).with_columns(pl.col("date").dt.year().alias("year"))
    in_years = pl.col("year").is_between(FIRST_VOTE_YEAR, LAST_VOTE_YEAR)
    votes = keep(votes, in_years, what, "year", "outside the whole years")
    votes = keep(votes, pl.col("iso3") != "TWN", what, "iso3", "the Republic of China in the Chinese seat")
    before_change = (pl.col("iso3") == "CHN") & (pl.col("date") < PRC_TAKES_SEAT)
    votes = keep(votes, ~before_change, what, "year", "the Chinese seat before resolution 2758 (XXVI)")
    votes = name_states_of_their_time(votes)
    return keep(votes, pl.col("iso3").is_in(list(codes)), what, "iso3", "code not in countries.csv")


def un_agreement(votes: pl.DataFrame, codes: Iterable[str]) -> pl.DataFrame:
    """One row per state, year and counterpart: iso3, year, counterpart, agreement (share), common_votes.

    Agreement is the mean over the roll calls in which both voted of 1 (same), 0.5 (one of the two abstained)
    and 0 (opposite). The counterpart RUS is the holder of the Soviet seat: the Soviet Union until
    1991-12-23. A state is not compared with itself.
    """
    cast = comparable_votes(votes, codes).select("rcid", "year", "iso3", "vote")
    seat = pl.col("iso3").replace({"SUN": "RUS"})
    counterparts = cast.with_columns(seat.alias("counterpart")).filter(pl.col("counterpart").is_in(COUNTERPARTS))
    pairs = cast.join(
        counterparts.select("rcid", "counterpart", pl.col("vote").alias("counterpart_vote")), on="rcid"
    ).filter(seat != pl.col("counterpart"))
    distance = (pl.col("vote").cast(pl.Int16) - pl.col("counterpart_vote").cast(pl.Int16)).abs()
    return (
        pairs.group_by("iso3", "year", "counterpart")
        .agg((1 - distance.sum() / (2 * pl.len())).round(4).alias("agreement"), pl.len().alias("common_votes"))
        .sort("iso3", "year", "counterpart")
    )


def read_key_votes(path: Path = KEY_VOTES) -> pl.DataFrame:
    """One row per key resolution: resolution, vote_date and its totals yes, no, abstain, absent (states)."""
    frame = read_table(path, ["resolution", "vote_date", "yes", "no", "abstain", "absent"])
    totals = pl.col("yes", "no", "abstain", "absent").cast(pl.Int64)
    return frame.with_columns(totals, pl.col("vote_date").str.to_date("%Y-%m-%d"))


def counts_by_roll_call(votes: pl.DataFrame) -> pl.DataFrame:
    """One row per roll call: rcid, unres and the states counted_yes, counted_no, counted_abstain."""
    counts = [(pl.col("vote") == code).sum().alias(f"counted_{VOTE_WORDS[code]}") for code in CAST]
    return votes.group_by("rcid", "unres").agg(counts).sort("rcid")


def matching_roll_calls(votes: pl.DataFrame, key_votes: pl.DataFrame) -> pl.DataFrame:
    """One row per key resolution whose totals a roll call of the same symbol gives exactly: rcid, resolution.

    The first such roll call is taken. Every other roll call of a key resolution is printed with its totals,
    and so is every key resolution without any roll call.
    """
    rolls = key_votes.join(counts_by_roll_call(votes), left_on="resolution", right_on="unres", how="left")
    same = pl.all_horizontal(pl.col(word) == pl.col(f"counted_{word}") for word in ("yes", "no", "abstain"))
    matched = rolls.filter(same).sort("rcid")
    first = matched.unique("resolution", keep="first", maintain_order=True)
    later = matched.join(first, on="rcid", how="anti")
    say_dropped("un_key_vote_records", later, "resolution", "a later roll call with the same totals")
    for row in rolls.filter(pl.col("rcid").is_not_null() & ~same).sort("resolution", "rcid").to_dicts():
        counted = f"{row['counted_yes']}-{row['counted_no']}-{row['counted_abstain']}"
        listed = f"{row['yes']}-{row['no']}-{row['abstain']}"
        print(f"  un_key_vote_records: {row['resolution']}: roll call {row['rcid']} counts {counted}, not {listed}")
    without = rolls.filter(pl.col("rcid").is_null())
    say_dropped("un_key_vote_records", without, "resolution", "no roll call of all states")
    return first.select("rcid", "resolution")


def add_unrecorded_absences(records: pl.DataFrame, key_votes: pl.DataFrame, countries: pl.DataFrame) -> pl.DataFrame:
    """Records with the members that a roll call of voters only does not list, as absent.

    Only where the published number of absences is known and is exactly the number of members not listed.
    """
    added = [records]
    for vote in key_votes.filter(pl.col("absent").is_not_null()).to_dicts():
        listed = records.filter(pl.col("resolution") == vote["resolution"])
        members = countries.filter(pl.col("un_member_since") <= vote["vote_date"])
        unlisted = members.filter(~pl.col("iso3").is_in(listed["iso3"].to_list()))
        if listed.height and unlisted.height == vote["absent"]:
            symbol = pl.lit(vote["resolution"]).alias("resolution")
            added.append(unlisted.select(symbol, "iso3", pl.lit("absent").alias("vote")))
    return pl.concat(added)


def un_key_vote_records(votes: pl.DataFrame, key_votes: pl.DataFrame, countries: pl.DataFrame) -> pl.DataFrame:
    """One row per key resolution and state: resolution, iso3, vote (yes, no, abstain, absent)."""
    what, full = "un_key_vote_records", (COMPLETE_YEARS, *SINGLE_VOTES)
    votes = keep(votes, pl.col("source").is_in(full), what, "source", "holds a few states only")
    records = (
        name_states_of_their_time(votes)
        .join(matching_roll_calls(votes, key_votes), on="rcid")
        .filter(pl.col("vote").is_in(list(VOTE_WORDS)))
        .with_columns(pl.col("vote").replace_strict(VOTE_WORDS, return_dtype=pl.String))
        .select("resolution", "iso3", "vote")
    )
    known = pl.col("iso3").is_in(countries["iso3"].to_list())
    records = keep(records, known, what, "iso3", "code not in countries.csv")
    order = key_votes.select("resolution").with_row_index("place")
    records = add_unrecorded_absences(records, key_votes, countries).join(order, on="resolution")
    return records.sort("place", "iso3").drop("place")


# United States troops -------------------------------------------------------------------------------------


def read_troops(path: Path) -> pl.DataFrame:
    """One row per report and place: iso3, countryname, Location, region, year, month, personnel (persons).

    Source: the reports file of the `troopdata` package, after the Defense Manpower Data Center.
    """
    frame = read_table(path, ["iso3c", "countryname", "Location", "region", "year", "month", "troops_ad"])
    by_name = pl.col("countryname").replace_strict(HOST_BY_NAME, default=None, return_dtype=pl.String)
    return frame.with_columns(
        pl.coalesce("iso3c", by_name).alias("iso3"),
        pl.col("year").cast(pl.Int64),
        pl.col("troops_ad").cast(pl.Int64).alias("personnel"),
    )


def european_codes(countries: pl.DataFrame) -> list[str]:
    """Hosts counted as Europe: UN M49 Europe with Cyprus and Türkiye, without Russia and the Soviet Union."""
    europe = countries.filter(pl.col("m49_region") == "Europe")["iso3"].to_list()
    return sorted({*europe, *EUROPE_ALSO} - set(EUROPE_NOT))


def yearly_report(troops: pl.DataFrame) -> pl.DataFrame:
    """The September report of each year, else the June report: one report a year, so nothing counts twice."""
    in_years = pl.col("year").is_between(FIRST_TROOP_YEAR, LAST_TROOP_YEAR)
    reports = troops.filter(in_years & pl.col("month").is_in(["June", "September"]))
    return reports.filter(pl.col("month") == pl.col("month").max().over("year"))  # "September" sorts after "June"


def us_troops_europe(troops: pl.DataFrame, countries: pl.DataFrame) -> pl.DataFrame:
    """One row per European host and year: iso3, year, personnel (persons), report_month (6 or 9)."""
    what = "us_troops_europe"
    reports = yearly_report(troops)
    uncoded = pl.col("iso3").is_null()
    in_region = pl.col("region") == "Europe & Central Asia"
    say_dropped(what, reports.filter(uncoded & in_region), "Location", "no country code for the place")
    say_dropped(
        what, reports.filter(uncoded & in_region.not_().fill_null(value=True)), "countryname", "no country code"
    )
    hosts = reports.filter(pl.col("iso3").is_in(european_codes(countries)))
    hosts = keep(hosts, pl.col("personnel").is_not_null(), what, "Location", "no number")
    months = pl.col("month").replace_strict({"June": 6, "September": 9}, return_dtype=pl.Int64)
    return (
        hosts.group_by("iso3", "year", months.alias("report_month"))
        .agg(pl.col("personnel").sum())
        .select("iso3", "year", "personnel", "report_month")
        .sort("iso3", "year")
    )


# World Bank -----------------------------------------------------------------------------------------------


def read_wdi(path: Path, column: str, codes: Iterable[str]) -> pl.DataFrame:
    """One row per country and year with a value: iso3, year and `column` as a whole number.

    The table starts at its header, below a preamble; aggregates (no region in the country metadata) and codes
    that the country authority does not know are printed and left out.
    """
    if not path.is_file():
        raise FileProblem(path.name, f"there is no file at {path}", "Give the path of the World Bank file.")
    data, about = wdi_file.unpack(path.read_bytes(), path.name)
    wide = wdi_file.read(data, path.name)
    if about is not None:
        states = pl.read_csv(io.BytesIO(about), infer_schema=False).filter(pl.col("Region").str.len_bytes() > 0)
        is_state = pl.col("Country Code").is_in(states["Country Code"].to_list())
        wide = keep(wide, is_state, f"country_year {column}", "Country Code", "an aggregate")
    known = pl.col("Country Code").is_in(list(codes))
    wide = keep(wide, known, f"country_year {column}", "Country Code", "code not in countries.csv")
    years = [str(year) for year in range(FIRST_WDI_YEAR, LAST_WDI_YEAR + 1) if str(year) in wide.columns]
    return (
        wide.unpivot(on=years, index="Country Code", variable_name="year", value_name=column)
        .filter(pl.col(column).str.len_bytes() > 0)
        .select(
            pl.col("Country Code").alias("iso3"),
            pl.col("year").cast(pl.Int64),
            pl.col(column).cast(pl.Float64).round(0).cast(pl.Int64),
        )
    )


def country_year(population: pl.DataFrame, gdp: pl.DataFrame, gdp_ppp: pl.DataFrame) -> pl.DataFrame:
    """One row per country and year with any value.

    iso3, year, population (persons), gdp_usd (current US dollars), gdp_ppp_2021_usd (constant 2021
    international dollars).
    """
    keys = ["iso3", "year"]
    joined = population.join(gdp, on=keys, how="full", coalesce=True)
    return joined.join(gdp_ppp, on=keys, how="full", coalesce=True).sort(keys)


# The command ----------------------------------------------------------------------------------------------


def write(frame: pl.DataFrame, path: Path) -> None:
    """Write a frame as CSV: UTF-8, LF, shares with four decimals, rows in the order given."""
    frame.write_csv(path, line_terminator="\n", float_precision=4)
    print(f"{path.name}: {frame.height:,} rows, {path.stat().st_size / 1000:,.0f} kB")


def derive_un(un_votes: Path, key_votes: Path, out: Path) -> None:
    """Write un_agreement.csv and un_key_vote_records.csv."""
    countries, votes = read_countries(), read_votes(un_votes)
    write(un_agreement(votes, countries["iso3"].to_list()), out / "un_agreement.csv")
    write(un_key_vote_records(votes, read_key_votes(key_votes), countries), out / "un_key_vote_records.csv")


def derive_us_troops(us_troops: Path, out: Path) -> None:
    """Write us_troops_europe.csv."""
    write(us_troops_europe(read_troops(us_troops), read_countries()), out / "us_troops_europe.csv")


def derive_country_year(wdi_population: Path, wdi_gdp: Path, wdi_ppp: Path, out: Path) -> None:
    """Write country_year.csv."""
    codes = read_countries()["iso3"].to_list()
    population = read_wdi(wdi_population, "population", codes)
    gdp, gdp_ppp = read_wdi(wdi_gdp, "gdp_usd", codes), read_wdi(wdi_ppp, "gdp_ppp_2021_usd", codes)
    write(country_year(population, gdp, gdp_ppp), out / "country_year.csv")


class OneLineParser(argparse.ArgumentParser):
    """A parser whose errors are one line."""

    def error(self, message: str) -> NoReturn:
        """Print the message as one line and exit with 2."""
        self.exit(2, f"etl.derive: {message}\n")


def parse_arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    """The command line; every path but that of the project's own table of key votes must be given."""
    parser = OneLineParser(prog="python -m etl.derive", description="Compute the derived tables from bulk files.")
    inputs = {
        "--un-votes": "roll calls by state (Parquet)",
        "--us-troops": "reports file of troopdata (CSV or gzip)",
        "--wdi-gdp": "World Bank NY.GDP.MKTP.CD (zip or CSV)",
        "--wdi-ppp": "World Bank NY.GDP.MKTP.PP.KD (zip or CSV)",
        "--wdi-population": "World Bank SP.POP.TOTL (zip or CSV)",
        "--out": "folder to write the tables to",
    }
    for option, meaning in inputs.items():
        parser.add_argument(option, type=Path, required=True, help=meaning)
    parser.add_argument("--key-votes", type=Path, default=KEY_VOTES, help="the project's table of key votes")
    return parser.parse_args(argv)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; 0 when all tables are written, 1 with one line on stderr when a file is at fault."""
    given = parse_arguments(argv)
    try:
        given.out.mkdir(parents=True, exist_ok=True)
        derive_un(given.un_votes, given.key_votes, given.out)
        derive_us_troops(given.us_troops, given.out)
        derive_country_year(given.wdi_population, given.wdi_gdp, given.wdi_ppp, given.out)
    except (DetenteError, OSError) as error:
        print(f"etl.derive: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
