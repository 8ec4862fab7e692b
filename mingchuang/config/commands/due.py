"""`mingchuang due`: when a time limit runs out, by the State Council's calendar."""

from mingchuang.foundation.worktime.command import add_arguments, run

__all__ = ["add_arguments", "run"]
