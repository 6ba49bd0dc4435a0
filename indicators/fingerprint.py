"""What an indicator's values depend on besides the evidence: its card and the code that computes it."""

import ast
import hashlib
import inspect
import sys
from collections.abc import Iterator
from functools import cache

import polars as pl

from indicators import vintages
from indicators.indicator import Indicator, card

PACKAGE = "indicators"


def of(indicator: Indicator) -> str:
    """SHA-256 over the card of an indicator and the code of `compute`, with every module of this package behind it.

    Comments, docstrings and layout do not count.
    """
    digest = hashlib.sha256(repr(card((indicator,)).row(0)).encode())
    own = indicator.compute.__module__
    for name in (own, *sorted((_behind(own) | {vintages.__name__}) - {own})):
        digest.update(_code(name).encode())
    return digest.hexdigest()


def cards(indicators: tuple[Indicator, ...]) -> pl.DataFrame:
    """One row per indicator with its fingerprint: the columns of the mart table `indicator`."""
    return card(indicators).with_columns(
        fingerprint=pl.Series([of(indicator) for indicator in indicators], dtype=pl.String)
    )


def _behind(module: str) -> set[str]:
    """The module and all that it imports from this package, directly or not."""
    found: set[str] = set()
    ahead = [module]
    while ahead:
        name = ahead.pop()
        if name not in found:
            found.add(name)
            ahead.extend(_imported(name))
    return found


@cache
def _imported(module: str) -> tuple[str, ...]:
    return tuple(name for name in _names(_tree(module)) if name.startswith(f"{PACKAGE}.") and name in sys.modules)


def _names(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


@cache
def _code(module: str) -> str:
    """The module as code alone."""
    tree = _tree(module)
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list):
            node.body = [each for each in body if not _is_text(each)]  # type: ignore[attr-defined]
    return ast.unparse(tree)


def _tree(module: str) -> ast.Module:
    return ast.parse(inspect.getsource(sys.modules[module]))


def _is_text(statement: ast.stmt) -> bool:
    return (
        isinstance(statement, ast.Expr)
        and isinstance(statement.value, ast.Constant)
        and isinstance(statement.value.value, str)
    )
