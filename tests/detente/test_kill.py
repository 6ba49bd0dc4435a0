"""A refresh killed anywhere: readers notice nothing, and the next one goes through."""

import pytest

from benchmarks import crash


@pytest.mark.slow
def test_readers_notice_no_crash_and_the_next_refresh_succeeds() -> None:
    report = crash.survive(kills=8, seed=1990)
    assert report.faults == ()
    assert report.killed + report.finished == 8
    assert report.killed >= 4
    assert report.queries >= 40
