"""What runs again and again; each area declares its own beside its tasks."""

from collections.abc import Callable
from typing import TypeVar

Task = TypeVar("Task", bound=Callable[[], None])
_periodic: dict[str, int] = {}


def every(*, minutes: int) -> Callable[[Task], Task]:
    """Register a function without parameters."""

    def register(task: Task) -> Task:
        _periodic[f"{task.__module__}.{task.__name__}"] = minutes
        return task

    return register


def timetable() -> dict[str, int]:
    """Dotted path → minutes between two runs."""
    return dict(_periodic)
