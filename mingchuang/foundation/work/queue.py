"""Handing work to the worker."""

from typing import Any

from django.db import transaction
from django_q.tasks import async_task


def enqueue(task: str, **values: Any) -> None:
    """After commit, run the function at this dotted path in the worker, with these values (ids, plain words)."""
    transaction.on_commit(lambda: async_task(task, **values))
