"""What can happen to ordered work."""

from dataclasses import dataclass
from typing import ClassVar

from mingchuang.foundation.journal.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class JobOrdered(Fact):
    """Somebody ordered a file."""

    kind: ClassVar[str] = "work.job_ordered"
    label: ClassVar[str] = "交办后台任务"

    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JobEnded(Fact):
    """The file is there, or the reason why not."""

    kind: ClassVar[str] = "work.job_ended"
    label: ClassVar[str] = "后台任务结束"

    state: str
    fault: str = ""
