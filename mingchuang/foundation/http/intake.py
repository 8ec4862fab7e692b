"""One writer per process for what arrives in bursts.

Many small commits become few: a rating waits milliseconds for its batch and is answered when the batch is on disk.

An intake action takes a *list* of commands and returns one outcome each (a value, or the Refusal of that command);
it is the one place of its rules, and may use bulk statements. If the batch as a whole fails, its commands are
tried one by one, so that one fault fails one command.
"""

import queue
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any, TypeAlias, TypeVar

from django.db import close_old_connections, transaction

from mingchuang.foundation.errors import Refusal

Command = TypeVar("Command")
Outcome = TypeVar("Outcome")
IntakeAction: TypeAlias = Callable[[Sequence[Command]], list[Outcome | Refusal]]

LARGEST_BATCH = 256
PATIENCE_SECONDS = 20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Job:
    action: IntakeAction[Any, Any]
    command: Any
    outcome: "Future[Any]"


class Writer:
    """A thread that runs intake actions in batches. Started at first use, once per process."""

    def __init__(self) -> None:
        self._jobs: queue.SimpleQueue[_Job] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def submit(self, action: IntakeAction[Command, Outcome], command: Command) -> Outcome:
        """The outcome, after its commit. Raises the command's Refusal, or TimeoutError when the database is stuck."""
        self._start()
        outcome: Future[Any] = Future()
        self._jobs.put(_Job(action=action, command=command, outcome=outcome))
        result = outcome.result(timeout=PATIENCE_SECONDS)
        if isinstance(result, Refusal):
            raise result
        return result  # type: ignore[no-any-return]  # the future carries what the action returned

    def _start(self) -> None:
        if self._thread is None or not self._thread.is_alive():
            with self._lock:
                if self._thread is None or not self._thread.is_alive():
                    self._thread = threading.Thread(target=self._run, name="intake-writer", daemon=True)
                    self._thread.start()

    def _run(self) -> None:
        while True:
            jobs = [self._jobs.get()]
            while len(jobs) < LARGEST_BATCH and not self._jobs.empty():
                jobs.append(self._jobs.get())
            close_old_connections()
            for action in dict.fromkeys(job.action for job in jobs):
                _run_batch(action, [job for job in jobs if job.action is action])


_writer = Writer()


def submit(action: IntakeAction[Command, Outcome], command: Command) -> Outcome:
    """Hand one command to this process's writer and wait for its commit.

    Inside a transaction (a test, an import) the action runs at once, in that transaction.
    """
    if transaction.get_connection().in_atomic_block:
        (result,) = action([command])
        if isinstance(result, Refusal):
            raise result
        return result
    return _writer.submit(action, command)


def _run_batch(action: IntakeAction[Any, Any], jobs: list[_Job]) -> None:
    try:
        with transaction.atomic():
            outcomes = action([job.command for job in jobs])
    except Exception as fault:  # noqa: BLE001 - handed to the one who asked
        if len(jobs) == 1:
            jobs[0].outcome.set_exception(fault)
            return
        for job in jobs:
            _run_batch(action, [job])
        return
    for job, outcome in zip(jobs, outcomes, strict=True):
        job.outcome.set_result(outcome)
