"""The plan documents of the sample, against what was written down by reading them."""

import json
from importlib.resources import files

import pytest

from mingchuang.plans import parse_bytes
from tests.plans.comparing import compare, wrong

PLANS = files("mingchuang.config.sample") / "plans"


@pytest.mark.parametrize("name", ["county.txt", "qixiang.docx", "minzheng.txt"])
def test_the_importer_reads_the_sample_as_a_person_does(name: str) -> None:
    expected = json.loads((PLANS / "expected" / f"{name.partition('.')[0]}.json").read_text(encoding="utf-8"))

    (found,) = parse_bytes((PLANS / name).read_bytes(), name).to_json()["plans"]

    assert wrong(compare(expected, found)) == []
