"""Countries, other places, and the yearly series that weigh them."""

import dataframely as dy

from warehouse.frames.table import Subject


class Country(Subject):
    """One row per country code, present or historic."""

    iso3 = dy.String(primary_key=True, regex="^[A-Z]{3}$", description="ISO 3166-1 alpha-3; XKX is user-assigned")
    iso2 = dy.String(nullable=True, description="ISO 3166-1 alpha-2")
    iso_numeric = dy.String(nullable=True, description="ISO 3166-1 numeric, with leading zeros")
    name = dy.String(description="Short name in English")
    m49_region = dy.String(nullable=True, description="UN M49 region")
    m49_subregion = dy.String(nullable=True, description="UN M49 sub-region")
    un_member_since = dy.Date(nullable=True, description="Admission to the UN; null for non-members")
    valid_from = dy.Date(nullable=True, description="First day the code stood for this state; null: before 1945")
    valid_to = dy.Date(nullable=True, description="Last day; null while it exists")
    successors = dy.List(dy.String(), nullable=True, description="States that followed it (iso3)")
    latitude = dy.Float64(nullable=True, min=-90, max=90, description="Approximate centre")
    longitude = dy.Float64(nullable=True, min=-180, max=180, description="Approximate centre")
    note = dy.String(nullable=True, description="Status under UN practice where it needs saying")


class Place(Subject):
    """One row per place that is no state of its own."""

    place_id = dy.String(primary_key=True, regex="^[a-z-]+$", description="Key, e.g. crimea, ukraine-border")
    name = dy.String(description="Name in English")
    kind = dy.Enum(("region", "border", "territory"), description="Kind of place")
    state = dy.String(nullable=True, description="State it belongs to in the UN's view; null for wider regions")
    members = dy.List(dy.String(), nullable=True, description="States a region consists of (iso3)")
    latitude = dy.Float64(min=-90, max=90, description="Approximate centre")
    longitude = dy.Float64(min=-180, max=180, description="Approximate centre")
    note = dy.String(nullable=True, description="On what the attribution rests")


class CountryYear(Subject):
    """One row per country and year."""

    iso3 = dy.String(description="The country")
    year = dy.Int64(min=1900, description="Calendar year")
    population = dy.Int64(nullable=True, min=0, description="Mid-year population, persons")
    gdp_usd = dy.Int64(nullable=True, min=0, description="GDP, current US dollars")
    gdp_ppp_2021_usd = dy.Int64(
        nullable=True, min=0, description="GDP at purchasing power parity, constant 2021 int. $"
    )


class UsTroopsEurope(Subject):
    """One row per host country and year."""

    iso3 = dy.String(description="Host country")
    year = dy.Int64(min=1950, description="Calendar year")
    personnel = dy.Int64(min=0, description="Active-duty personnel assigned (DMDC), persons; rotations are not in it")
    report_month = dy.Int64(min=1, max=12, description="Month of the report that the count is from")
