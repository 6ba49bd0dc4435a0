"""`detente brief` as a user types it: the file, the same bytes again, and what is said when it cannot be made."""

from pathlib import Path

import pytest

from warehouse.settings import Settings

from .conftest import Detente

DONE, FAILED, USAGE = 0, 1, 2


@pytest.mark.usefixtures("published")
def test_the_same_arguments_give_the_same_bytes(detente: Detente, tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("one.html", "two.html", "three.md")]
    ended = [detente("brief", "--country", "pol", "--as-of", "2024-06-30", "-o", str(file)) for file in files]
    assert [each.returncode for each in ended] == [DONE] * 3
    assert files[0].read_bytes() == files[1].read_bytes()
    digests = {each.stdout.splitlines()[1].rpartition(" ")[2] for each in ended}
    assert len(digests) == 1
    digest = digests.pop()
    assert digest in files[0].read_text(encoding="utf-8")
    assert digest in files[2].read_text(encoding="utf-8")
    assert ended[0].stdout.startswith(f"Wrote {files[0]}: {files[0].stat().st_size:,} bytes, data as of ")


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--country", "XXX"), "--country XXX: no state of"),
        (("--as-of", "1980-01-01"), "the evidence reaches from 1991-12-26 to"),
        (("--as-of", "yesterday"), "'yesterday' does not match"),
        (("-o", "missing/brief.html"), "the folder missing does not exist"),
        (("-o", "brief.docx"), "the ending says no format"),
    ],
)
def test_wrong_usage_is_told_with_a_remedy(detente: Detente, arguments: tuple[str, ...], said: str) -> None:
    ended = detente("brief", *arguments)
    assert ended.returncode == USAGE
    assert said in " ".join(ended.stderr.replace("│", " ").split())
    assert not Path("brief.docx").exists()


def test_without_a_release_the_command_is_named(detente: Detente, tmp_path: Path) -> None:
    ended = detente("brief", "-o", str(tmp_path / "brief.html"))
    assert ended.returncode == FAILED
    assert "Run `detente refresh` first" in ended.stderr
    assert not (tmp_path / "brief.html").exists()


def test_without_a_browser_there_is_one_sentence_and_no_file(
    detente: Detente, published: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("DETENTE_CHROMIUM", raising=False)
    ended = detente("brief", "-o", str(published.data_dir / "brief.pdf"))
    assert ended.returncode == FAILED
    assert ended.stderr.startswith("Error: No Chromium was found on this machine")
    assert len(ended.stderr.splitlines()) == 1
    assert not (published.data_dir / "brief.pdf").exists()
