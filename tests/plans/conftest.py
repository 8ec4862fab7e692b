"""Shows, below the test results, how many values of each field were read as the reader wrote them."""

import json
from collections.abc import Iterator

import pytest

SCORE = "score"
"""The property under which a test keeps its score: field → [right, of how many]."""


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """A table: the documents beside the project as columns, the fields as rows."""
    scores = dict(_scores(terminalreporter))
    if not scores:
        return
    names = sorted(scores)
    fields = list(dict.fromkeys(field for one in scores.values() for field in one))
    terminalreporter.section("plan documents: values read right, of values told by the reader")
    terminalreporter.write_line("".ljust(20) + "".join(name.rjust(8) for name in [*names, "all"]))
    for field in fields:
        told = [scores[name].get(field) for name in names]
        both = [sum(one[side] for one in told if one) for side in (0, 1)]
        terminalreporter.write_line(field.ljust(20) + "".join(_cell(one).rjust(8) for one in [*told, both]))


def _cell(score: list[int] | None) -> str:
    return f"{score[0]}/{score[1]}" if score else "·"


def _scores(reporter: pytest.TerminalReporter) -> Iterator[tuple[str, dict[str, list[int]]]]:
    for outcome in ("passed", "failed"):
        for report in reporter.stats.get(outcome, []):
            for name, value in getattr(report, "user_properties", []):
                if name == SCORE:
                    document, score = json.loads(value)
                    yield document, score
