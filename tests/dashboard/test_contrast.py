"""What can be read on which ground: words at 4.5 to 1, marks at 3 to 1, computed from the theme."""

import tomllib
from collections.abc import Iterator
from itertools import chain

import pytest

from dashboard import theme
from dashboard.charts import country, deployment, headline, treaty

WORDS, MARKS = 4.5, 3.0
CAPTION = 0.6
"""Streamlit writes captions with this share of the text colour on the ground."""
MOST_OVERLAP = 0.55
"""The fullest cell of the overlap chart, on which a number stands."""
PALE = {theme.VOTES["Absent"], "#A9C7C6", "#C9B6DC"}
"""Tints that only stand beside a stronger neighbour, and whose numbers the tooltip and the table tell."""
GROUNDS = ("light", "dark")


def colours(ground: str) -> dict[str, str]:
    """The theme's own colours on a ground."""
    options: dict[str, str] = tomllib.loads(theme.OPTIONS.read_text(encoding="utf-8"))["theme"][ground]
    return options


def luminance(colour: str) -> float:
    """The relative luminance of a colour, 0 to 1, as WCAG 2 defines it."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def laid(colour: str, share: float, ground: str) -> str:
    """A colour that covers a share of the ground."""
    pairs = ((int(colour[at : at + 2], 16), int(ground[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(share * over + (1 - share) * under):02X}" for over, under in pairs)


def marks() -> Iterator[str]:
    """Every colour that a mark can have."""
    palettes = (theme.BLOCS, theme.CLAIMANTS, theme.SENDERS, theme.POWERS, theme.VOTES, theme.STANCES)
    yield from chain.from_iterable(palette.values() for palette in palettes)
    yield from (theme.ACCENT, theme.MUTED, theme.RULE)
    for listed in (country.COLOURS, deployment.LINES, headline.SERIES, treaty.PARTY_COLOURS, treaty.KIND_COLOURS):
        yield from listed


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("ground", GROUNDS)
def test_words_can_be_read(ground: str) -> None:
    own = colours(ground)
    below = own["backgroundColor"]
    for name in ("textColor", "linkColor", "primaryColor", "codeTextColor"):
        assert contrast(own[name], below) >= WORDS
        assert contrast(own[name], own["secondaryBackgroundColor"]) >= WORDS
    assert contrast(laid(own["textColor"], CAPTION, below), below) >= WORDS
    assert contrast(theme.LABELS[ground], below) >= WORDS


@pytest.mark.parametrize("ground", GROUNDS)
def test_numbers_on_marks_can_be_read(ground: str) -> None:
    below = colours(ground)["backgroundColor"]
    assert contrast(theme.WRITTEN[ground], below) >= WORDS
    assert contrast(theme.WRITTEN[ground], laid(theme.ACCENT, MOST_OVERLAP, below)) >= WORDS


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("colour", sorted(set(marks()) - PALE))
def test_marks_stand_out(ground: str, colour: str) -> None:
    assert contrast(colour, colours(ground)["backgroundColor"]) >= MARKS
