"""Names of the states and places that the findings on deployments and the eastern flank speak of."""

NAMES = {
    "ARM": "Armenia", "BFA": "Burkina Faso", "BGR": "Bulgaria", "BLR": "Belarus", "CAF": "the Central African Republic",
    "CAN": "Canada", "CHN": "China", "DEU": "Germany", "ESP": "Spain", "EST": "Estonia", "FIN": "Finland",
    "FRA": "France", "GBR": "the United Kingdom", "GEO": "Georgia", "HUN": "Hungary", "ITA": "Italy",
    "KAZ": "Kazakhstan", "KGZ": "Kyrgyzstan", "LBY": "Libya", "LTU": "Lithuania", "LVA": "Latvia", "MLI": "Mali",
    "NER": "Niger", "NOR": "Norway", "POL": "Poland", "PRK": "the DPRK", "ROU": "Romania", "RUS": "Russia",
    "SVK": "Slovakia", "SYR": "Syria", "TJK": "Tajikistan", "TUR": "Türkiye", "UKR": "Ukraine",
    "USA": "the United States",
    "abkhazia": "Abkhazia (Georgia)", "africa": "Africa", "baltics": "the Baltic states", "crimea": "Crimea (Ukraine)",
    "europe": "Europe", "kaliningrad": "Kaliningrad", "nagorno-karabakh": "Nagorno-Karabakh (Azerbaijan)",
    "nato-eastern-flank": "NATO's eastern flank", "south-ossetia": "South Ossetia (Georgia)",
    "transnistria": "Transnistria (Moldova)", "ukraine-border": "the area of Ukraine's border",
    "csto": "the CSTO", "CSTO": "the CSTO", "ecthr": "the European Court of Human Rights", "eu": "the EU",
    "nato": "NATO", "NATO": "NATO", "osce": "the OSCE", "un": "the United Nations",
}  # fmt: skip
"""Host territory follows the United Nations General Assembly: the state it belongs to stands in brackets."""

SIDES = {"official_lead": "the sender", "official_other": "other governments", "independent": "independent voices"}
"""Whose claim a strength is, in words."""


def named(code: str) -> str:
    """The name of a state, organisation or place; the code itself where none is listed."""
    return NAMES.get(code, code)
