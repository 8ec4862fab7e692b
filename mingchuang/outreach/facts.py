"""What happens with outreach."""

from dataclasses import dataclass
from typing import ClassVar

from mingchuang.foundation.journal.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class TourPlanned(Fact):
    """A team will be at a place, again and again."""

    kind: ClassVar[str] = "outreach.tour_planned"
    label: ClassVar[str] = "安排外出服务"
    name: str
    stops: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TourEnded(Fact):
    """It does not go there any more; planned stops from that day on are cancelled."""

    kind: ClassVar[str] = "outreach.tour_ended"
    label: ClassVar[str] = "停止外出服务"
    name: str
    reason: str
    stops: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StopHeld(Fact):
    """The team was there."""

    kind: ClassVar[str] = "outreach.stop_held"
    label: ClassVar[str] = "开展外出服务"
    name: str
    on: str
    served: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StopCancelled(Fact):
    """The team was not there, or will not be; why stands on the public page."""

    kind: ClassVar[str] = "outreach.stop_cancelled"
    label: ClassVar[str] = "取消外出服务"
    name: str
    on: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterTakenIn(Fact):
    """Somebody said something out there; it goes on where it belongs."""

    kind: ClassVar[str] = "outreach.matter_taken_in"
    label: ClassVar[str] = "收下群众事项"
    name: str
    on: str
    number: str
