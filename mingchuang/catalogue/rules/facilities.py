"""What stands in a hall, and how often one may say that it does not work. No database, no clock."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from importlib.resources import files

from mingchuang.foundation.errors import FieldRefusal, Refusal
from mingchuang.organisations.enums import NodeKind

DAY = timedelta(days=1)
MOST_OF_A_DEVICE = 5
"""Reports of one device in a day."""
MOST_OF_A_NETWORK = 60
"""Of one network: a whole hall may stand behind one address."""
MOST_OPEN = 30
"""Once so many say it and nobody has looked, more of the same help nobody."""


class FacilityRefused(FieldRefusal):
    """The facility cannot be entered or changed so; `field` names the place at fault."""


class TroubleRefused(Refusal):
    """The report is not taken; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FacilityKind:
    """A kind of facility from the list."""

    key: str
    name_zh: str
    name_en: str


@lru_cache(maxsize=1)
def facility_kinds() -> Mapping[str, FacilityKind]:
    """The list that comes with the product, in its order."""
    text = files("mingchuang.catalogue").joinpath("data/facilities.json").read_text(encoding="utf-8")
    return {row["key"]: FacilityKind(key=row["key"], name_zh=row["zh"], name_en=row["en"]) for row in json.loads(text)}


def check_facility(*, hall_kind: str, kind: str, name: str) -> None:
    """A facility stands in a hall, is of a known kind and has a name."""
    if hall_kind != NodeKind.HALL:
        raise FacilityRefused("设施只能登记在大厅里。", field="hall")
    if kind not in facility_kinds():
        raise FacilityRefused("没有这种设施，请从列表中选。", field="kind")
    if not name.strip():
        raise FacilityRefused("请写明设施的名称。", field="name_zh")


def check_report(*, of_device: int, of_network: int, still_open: int, has_same: bool) -> None:
    """Whether one more report is taken; counts are those of the last day."""
    if has_same:
        raise TroubleRefused("您已经报过这件事，工作人员看过以后会在这里更新。")
    if still_open >= MOST_OPEN:
        raise TroubleRefused("已经有很多人报过这件事，工作人员会尽快处理。")
    if of_device >= MOST_OF_A_DEVICE or of_network >= MOST_OF_A_NETWORK:
        raise TroubleRefused("今天报得太多了，请明天再报，或者直接告诉大厅的工作人员。")
