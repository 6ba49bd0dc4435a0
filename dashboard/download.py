"""Files that a reader takes away: CSV that is safe to open, and pictures drawn on this machine."""

from typing import Any

import polars as pl

from dashboard import theme
from dashboard.charts import world

# A spreadsheet runs a cell that starts like this as a formula.
FORMULA_START = r"^([=+\-@\t\r])"
SCALE = 2
PICTURE_WIDTH = 900


def csv(rows: pl.DataFrame, citation: str) -> bytes:
    """The rows as CSV in UTF-8, with the citation in a last column and no cell that could run as a formula."""
    cited = rows.with_columns(pl.lit(citation).alias("cite_as"))
    return formula_safe(cited).write_csv().encode()


def formula_safe(rows: pl.DataFrame) -> pl.DataFrame:
    """Lists joined by semicolons, and an apostrophe before text that a spreadsheet would run."""
    lists = [
        pl.col(name).cast(pl.List(pl.String)).list.join("; ")
        for name, kind in rows.schema.items()
        if isinstance(kind, pl.List)
    ]
    texts = [
        pl.col(name).cast(pl.String)
        for name, kind in rows.schema.items()
        if isinstance(kind, (pl.Enum, pl.Categorical))
    ]
    flat = rows.with_columns(*lists, *texts)
    return flat.with_columns(pl.col(pl.String).str.replace(FORMULA_START, "'${1}"))


def svg(spec: dict[str, Any], rows: pl.DataFrame, title: str, citation: str) -> bytes:
    """The chart as SVG on white, with its finding and citation."""
    import vl_convert  # heavy, and needed only when somebody asks

    return vl_convert.vegalite_to_svg(complete(spec, rows, title, citation)).encode()


def png(spec: dict[str, Any], rows: pl.DataFrame, title: str, citation: str) -> bytes:
    """The chart as PNG at double size on white, with its finding and citation."""
    import vl_convert

    picture: bytes = vl_convert.vegalite_to_png(complete(spec, rows, title, citation), scale=SCALE)
    return picture


def complete(spec: dict[str, Any], rows: pl.DataFrame, title: str, citation: str) -> dict[str, Any]:
    """A specification that stands alone: rows, outlines of a map, title, citation, ground and fixed width."""
    config = theme.config("light") | {"background": "white"}
    heading = {"text": title, "subtitle": citation, "anchor": "start", "subtitleColor": theme.MUTED, "offset": 12}
    return filled(spec, rows, PICTURE_WIDTH) | {"title": heading, "config": config, "padding": 16}


def filled(spec: dict[str, Any], rows: pl.DataFrame, width: int) -> dict[str, Any]:
    """A specification with its rows, the outlines of its map and a fixed width of the plot in pixels."""
    values = rows.with_columns(pl.col(pl.Date).cast(pl.String)).to_dicts()
    return _widened(world.inlined(spec), width) | {"data": {"values": values}}


def _widened(spec: dict[str, Any], width: int) -> dict[str, Any]:
    # A stack of charts has no width of its own; each of its parts has one.
    if "vconcat" in spec:
        return spec | {"vconcat": [_widened(part, width) for part in spec["vconcat"]]}
    return spec | {"width": width}
