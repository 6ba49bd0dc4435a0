"""The country authority: ISO 3166-1 codes, Kosovo's XKX and four historic states."""

from pathlib import Path

PATH = Path(__file__).with_name("countries.csv")
