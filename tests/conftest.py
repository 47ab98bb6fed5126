"""What the whole suite says at its end."""

from classroom_sandbox import NO_SANDBOX


def skipped_for_want_of_a_sandbox(reports):
    """How many skipped tests gave the sandbox as their reason."""
    return sum(NO_SANDBOX in str(report.longrepr) for report in reports)


def pytest_terminal_summary(terminalreporter):
    skipped = skipped_for_want_of_a_sandbox(terminalreporter.stats.get("skipped", ()))
    if skipped:
        terminalreporter.write_line(
            f"{skipped} tests of the sandbox did not run: they need Linux with bubblewrap "
            "(on Debian or Ubuntu: apt-get install bubblewrap)", yellow=True)
