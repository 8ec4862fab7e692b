"""The list of conduct faults that is shipped."""

import json
from functools import cache
from importlib.resources import files

from mingchuang.feedback.rules.conduct import ConductFault, ConductList


@cache
def conduct_list() -> ConductList:
    """The list in its present version."""
    found = json.loads((files("mingchuang.feedback") / "data" / "conduct-faults.json").read_text(encoding="utf-8"))
    faults = [
        ConductFault(code=row["code"], name_zh=row["zh"], name_en=row["en"], group_zh=group["zh"])
        for group in found["groups"]
        for row in group["faults"]
    ]
    return ConductList(version=found["version"], source=found["source"], faults={fault.code: fault for fault in faults})
