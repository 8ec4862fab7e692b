"""The importer against what a careful reader wrote about the documents beside the project.

The score for each field is shown as a table below the test results (`conftest.py`).
"""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from mingchuang.plans import parse_bytes
from tests.plans.comparing import compare, score, wrong
from tests.plans.seeds import EXAMPLES, needs_seeds, seed

OWN_READING = sorted((Path(__file__).parent / "expected").glob("*.json"))
pytestmark = [pytest.mark.seeds, needs_seeds]


@pytest.mark.parametrize("example", [*EXAMPLES, *OWN_READING], ids=lambda path: path.stem)
def test_every_field_is_as_the_reader_wrote_it(example: Path, record_property: Callable[[str, object], None]) -> None:
    expected = json.loads(example.read_text(encoding="utf-8"))
    number, _, part = example.stem.partition("-")
    path = seed(number)
    found = parse_bytes(path.read_bytes(), path.name).to_json()["plans"][int(part) - 1]
    verdicts = compare(expected, found)
    record_property("score", json.dumps([example.stem, score(verdicts)]))
    assert wrong(verdicts) == []
