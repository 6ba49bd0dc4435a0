"""What holds for every test: a browser test that CI requires may not be skipped in silence."""

import os

import pytest

REQUIRED = "DETENTE_BROWSER_REQUIRED"


class BrowserTests:
    """Counts the browser tests that ran and those that were skipped."""

    def __init__(self) -> None:
        self.ran = 0
        self.skipped: list[str] = []

    @pytest.hookimpl
    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note how one browser test ended."""
        if "browser" not in report.keywords:
            return
        if report.skipped:
            self.skipped.append(report.nodeid)
        elif report.when == "call":
            self.ran += 1

    @pytest.hookimpl
    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Say so where a required browser test was skipped."""
        if self.skipped and os.environ.get(REQUIRED):
            terminalreporter.write_line(f"{REQUIRED} is set, but skipped: {', '.join(self.skipped)}", red=True)

    @pytest.hookimpl
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Fail the run where a required browser test was skipped."""
        if self.skipped and os.environ.get(REQUIRED):
            session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_configure(config: pytest.Config) -> None:
    """Count browser tests in this run."""
    config.pluginmanager.register(BrowserTests(), "browser-tests")
