"""The importer against what a careful reader wrote about the documents beside the project."""

import json
from pathlib import Path

import pytest

from mingchuang.plans import parse_bytes
from tests.plans.comparing import compare, score, wrong
from tests.plans.seeds import EXAMPLES, needs_seeds, seed

OWN_READING = sorted((Path(__file__).parent / "expected").glob("*.json"))
pytestmark = [pytest.mark.seeds, needs_seeds]


@pytest.mark.parametrize("example", [*EXAMPLES, *OWN_READING], ids=lambda path: path.stem)
def test_every_field_is_as_the_reader_wrote_it(example: Path) -> None:
    expected = json.loads(example.read_text(encoding="utf-8"))
    number, _, part = example.stem.partition("-")
    path = seed(number)
    found = parse_bytes(path.read_bytes(), path.name).to_json()["plans"][int(part) - 1]
    verdicts = compare(expected, found)
    # The score for each field belongs in the test output (pytest -s).
    print(example.stem, {field: f"{right}/{total}" for field, (right, total) in score(verdicts).items()})  # noqa: T201
    assert wrong(verdicts) == []
