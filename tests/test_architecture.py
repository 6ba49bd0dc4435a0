"""What keeps the project readable: layers, folders that explain themselves, SQL in files, pins without hosts."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from warehouse.settings import CHECKOUT

PACKAGES = ("detente", "warehouse", "etl", "indicators", "dashboard")
DOCSTRING_LINES = 8
MODULE_LINES = 300
# Longer than a module should be, and why.
LONG_MODULES = {
    "etl/derive.py": "one script: every derived table from its upstream file, run by hand",
    "warehouse/release.py": "the life of a release from building to pruning, read in that order",
}
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "tools", "base", "core"}
# Distribution to import name, where they differ.
IMPORT_NAMES = {"vl-convert-python": "vl_convert"}
# Needed by another dependency at run time, and pinned for that reason.
INDIRECT = {
    "pyarrow": "duckdb and polars hand rows to each other through it",
    "vl-convert-python": "altair writes pictures of charts through it",
}
KEYWORDS = (
    "select", "from", "where", "join", "union", "group by", "order by", "insert into", "update", "delete", "create",
    "with", "having", "case", "when", "then", "else", "end", "and", "or", "not", "null", "as", "on", "in", "exists",
)  # fmt: skip


def modules(*folders: str) -> list[Path]:
    return [path for folder in folders for path in sorted((CHECKOUT / folder).rglob("*.py"))]


def name_of(path: Path) -> str:
    return str(path.relative_to(CHECKOUT))


def tracked_files() -> list[Path]:
    """What belongs to the project: tracked, or new and not ignored; a copy without history has all its files."""
    if not (CHECKOUT / ".git").exists():
        skipped = {".venv", ".data", "__pycache__"}
        return [path for path in CHECKOUT.rglob("*") if path.is_file() and not skipped & set(path.parts)]
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=CHECKOUT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return [CHECKOUT / name for name in listed.stdout.splitlines() if (CHECKOUT / name).is_file()]


def sql_files() -> list[Path]:
    return sorted(path for package in PACKAGES for path in (CHECKOUT / package).rglob("*.sql"))


def project() -> dict[str, object]:
    return tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_imports_keep_to_their_layers() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    ended = subprocess.run(
        [linter, "--no-cache"], cwd=CHECKOUT, capture_output=True, text=True, timeout=60, check=False
    )
    assert ended.returncode == 0, ended.stdout


@pytest.mark.parametrize(
    "folder",
    sorted({path.parent for path in modules(*PACKAGES, "benchmarks")}),
    ids=lambda folder: str(folder.relative_to(CHECKOUT)),
)
def test_every_package_says_what_it_is(folder: Path) -> None:
    docstring = ast.get_docstring(ast.parse((folder / "__init__.py").read_text(encoding="utf-8")))
    assert docstring
    assert len(docstring.splitlines()) <= DOCSTRING_LINES


def test_every_module_says_what_it_is() -> None:
    silent = [
        name_of(path) for path in modules(*PACKAGES, "benchmarks") if not ast.get_docstring(ast.parse(path.read_text()))
    ]
    assert silent == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [name_of(path) for path in modules(*PACKAGES, "tests", "benchmarks") if path.stem in VAGUE_NAMES] == []


def test_modules_stay_short() -> None:
    lengths = {name_of(path): len(path.read_text().splitlines()) for path in modules(*PACKAGES, "benchmarks")}
    too_long = {name for name, lines in lengths.items() if lines > MODULE_LINES}
    assert too_long == {name for name in LONG_MODULES if name in too_long}
    assert set(LONG_MODULES) == too_long, "a module on the list has become short enough: take it off"


def test_no_module_of_the_dashboard_hides_a_package() -> None:
    assert {path.stem for path in (CHECKOUT / "dashboard").iterdir()} & set(PACKAGES) == set()
    assert not (CHECKOUT / "dashboard" / "pages").exists()


def test_sql_is_never_put_together_from_text() -> None:
    made = re.compile(
        r"""(execute|sql|query)\(\s*(f"{1,3}|f'{1,3})\s*(with|select|insert|update|delete)\b""", re.IGNORECASE
    )
    assert [name_of(path) for path in modules(*PACKAGES) if made.search(path.read_text())] == []


@pytest.mark.parametrize("path", sql_files(), ids=name_of)
def test_sql_files_say_what_they_are_and_shout_nowhere(path: Path) -> None:
    first, *rest = path.read_text(encoding="utf-8").splitlines()
    assert re.match(r"-- \S.{8,}", first)
    code = re.sub(r"'[^']*'", "''", "\n".join(line for line in rest if not line.lstrip().startswith("--")))
    assert [word for word in KEYWORDS if re.search(rf"\b{word.upper()}\b", code)] == []


def test_every_dependency_is_used() -> None:
    imported = set()
    for path in modules(*PACKAGES):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                imported.add(node.module.partition(".")[0])
    names = [re.split(r"[<>=~! ]", str(each))[0] for each in project()["dependencies"]]  # type: ignore[attr-defined]
    unused = [name for name in names if IMPORT_NAMES.get(name, name) not in imported and name not in INDIRECT]
    assert unused == []


def test_every_pin_has_its_hashes_and_names_no_host() -> None:
    text = (CHECKOUT / "constraints.txt").read_text(encoding="utf-8")
    assert "://" not in text
    assert "--index" not in text
    pins = re.findall(r"^([A-Za-z0-9._-]+)==\S+.*?(?=^\S|\Z)", text, re.MULTILINE | re.DOTALL)
    blocks = re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE)[1:]
    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []
    wanted = [*project()["dependencies"], *project()["optional-dependencies"]["dev"]]  # type: ignore[index, misc]
    missing = {re.split(r"[<>=~! \[]", name)[0] for name in wanted} - set(pins)
    assert missing == set()


def test_no_tracked_file_knows_this_machine() -> None:
    own = re.compile(rf"(?<![\w.-])({re.escape(str(CHECKOUT))}\b|/(home|Users)/\w+/|/root/)".encode())
    telling = [
        name_of(path)
        for path in tracked_files()
        if path != Path(__file__) and path.suffix not in {".png", ".parquet", ".zip"} and own.search(path.read_bytes())
    ]
    assert telling == []
