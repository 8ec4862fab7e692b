"""The reason list that is shipped."""

import json
from functools import cache
from importlib.resources import files

from mingchuang.evaluations.rules.codes import Reason, ReasonList

CURRENT = "national-2"


@cache
def reason_list(version: str = CURRENT) -> ReasonList:
    """One version of the national list; a version that is not shipped has no reasons."""
    file = files("mingchuang.evaluations") / "data" / f"reasons-{version}.json"
    if not file.is_file():
        return ReasonList(version=version, source="", reasons={})
    found = json.loads(file.read_text(encoding="utf-8"))
    return ReasonList(
        version=found["version"],
        source=found["source"],
        reasons={row["code"]: Reason(**row) for row in found["reasons"]},
    )
