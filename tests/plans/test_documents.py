"""The importer against documents of our own writing, each with what a reader makes of it beside it."""

import json
from pathlib import Path

import pytest

from mingchuang.plans import parse_bytes
from tests.plans.comparing import compare, wrong

DOCUMENTS = sorted((Path(__file__).parent / "documents").glob("*.json"))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_every_field_is_as_the_reader_wrote_it(path: Path) -> None:
    expected = json.loads(path.read_text(encoding="utf-8"))
    documents = expected if isinstance(expected, list) else [expected]
    source = next(one for one in (path.with_suffix(".txt"), path.with_suffix(".html")) if one.exists())
    found = parse_bytes(source.read_bytes(), source.name).to_json()["plans"]
    assert len(found) == len(documents)
    faults = [fault for one, other in zip(documents, found, strict=True) for fault in wrong(compare(one, other))]
    assert faults == []
