"""What an indicator depends on besides the evidence."""

import importlib.util
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from types import ModuleType

import pytest

from indicators import fingerprint
from indicators.indicator import Indicator
from indicators.registry import INDICATORS

MEMBERS = next(each for each in INDICATORS if each.id == "bloc_members")
SOURCE = Path(sys.modules[MEMBERS.compute.__module__].__file__ or "").read_text(encoding="utf-8")


@pytest.fixture
def of_source(tmp_path: Path) -> Iterator["Module"]:
    """Gives the same indicator as computed by another text of its module."""
    made = Module(tmp_path)
    yield made
    made.forget()


NUMBER = count()
"""A module is read once, so that none may share its name with an earlier one."""


class Module:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._names: list[str] = []

    def __call__(self, text: str) -> Indicator:
        name = f"other_definition_{next(NUMBER)}"
        path = self._folder / f"{name}.py"
        path.write_text(text, encoding="utf-8")
        spec = importlib.util.spec_from_file_location(name, path)
        assert spec is not None
        assert spec.loader is not None
        module: ModuleType = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        self._names.append(name)
        spec.loader.exec_module(module)
        made: Indicator = module.INDICATOR
        return made

    def forget(self) -> None:
        for name in self._names:
            del sys.modules[name]


def test_every_indicator_has_its_own() -> None:
    assert len({fingerprint.of(each) for each in INDICATORS}) == len(INDICATORS)


def test_the_card_counts() -> None:
    assert fingerprint.of(replace(MEMBERS, definition="Other words.")) != fingerprint.of(MEMBERS)


def test_code_counts_and_comments_do_not(of_source: Module) -> None:
    same = of_source(SOURCE)
    remarked = of_source(SOURCE.replace('"""', '"""Really: ', 1) + "\n# A remark.\n")
    changed = of_source(SOURCE + "\nEXTRA = 1\n")
    assert fingerprint.of(same) == fingerprint.of(remarked) == fingerprint.of(MEMBERS)
    assert fingerprint.of(changed) != fingerprint.of(MEMBERS)


def test_code_behind_the_module_counts(of_source: Module) -> None:
    other = of_source(SOURCE + "\nfrom indicators import agreement as _\n")
    alone = of_source(SOURCE + "\nfrom polars import col as _\n")
    assert fingerprint.of(other) != fingerprint.of(alone)
    assert "indicators.agreement" in fingerprint._behind(other.compute.__module__)
