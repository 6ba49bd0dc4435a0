"""The cache: the same inputs are not computed again, others are, and damage is noticed."""

from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from indicators.reuse import Reuse, Units

NAMES = ("one", "two")


def answer(number: int) -> Units:
    return {"one": pl.DataFrame({"a": [number]}), "two": pl.DataFrame(schema={"b": pl.Date, "c": pl.String})}


def run(folder: Path | None, *contents: str, code: str = "1") -> Reuse:
    """One run that asks for a unit of each content."""
    reuse = Reuse(folder=folder, code_version=code)
    for number, content in enumerate(contents):
        found = reuse.frames("unit", [content], lambda number=number: answer(number), NAMES)  # type: ignore[misc]
        assert_frame_equal(found["one"], answer(number)["one"])
        assert_frame_equal(found["two"], answer(number)["two"])
    reuse.tidy()
    return reuse


def test_the_same_content_is_made_once(tmp_path: Path) -> None:
    assert run(tmp_path, "a", "b").made == ["unit", "unit"]
    again = run(tmp_path, "a", "b")
    assert (again.made, again.reused) == ([], ["unit", "unit"])


@pytest.mark.parametrize(("content", "code"), [("b", "1"), ("a", "2")])
def test_other_content_or_code_is_made_anew_and_the_old_goes(tmp_path: Path, content: str, code: str) -> None:
    run(tmp_path, "a")
    before = {path.name for path in tmp_path.iterdir()}
    assert run(tmp_path, content, code=code).made == ["unit"]
    assert len(list(tmp_path.iterdir())) == len(NAMES)
    assert before.isdisjoint(path.name for path in tmp_path.iterdir())


@pytest.mark.parametrize("damage", [b"", b"PAR1 not", None])
def test_damage_is_noticed_and_made_good(tmp_path: Path, damage: bytes | None) -> None:
    run(tmp_path, "a")
    victim = sorted(tmp_path.iterdir())[0]
    if damage is None:
        content = bytearray(victim.read_bytes())
        content[len(content) // 2] ^= 1
        victim.write_bytes(bytes(content))
    else:
        victim.write_bytes(damage)
    mended = run(tmp_path, "a")
    assert (mended.made, mended.damaged) == (["unit"], ["unit"])
    assert run(tmp_path, "a").reused == ["unit"]


def test_half_a_unit_is_none(tmp_path: Path) -> None:
    run(tmp_path, "a")
    sorted(tmp_path.iterdir())[0].unlink()
    assert run(tmp_path, "a").made == ["unit"]


def test_what_a_crash_left_is_swept(tmp_path: Path) -> None:
    run(tmp_path, "a")
    key = sorted(tmp_path.iterdir())[0].name.split(".")[0]
    (tmp_path / f"{key}.one.tmp").write_bytes(b"half")
    assert run(tmp_path, "a").reused == ["unit"]
    assert not list(tmp_path.glob("*.tmp"))


def test_without_a_folder_nothing_is_kept() -> None:
    assert run(None, "a", "a").made == ["unit", "unit"]
