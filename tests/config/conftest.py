"""The sample, loaded once for a whole file of tests: they only look."""

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.db import transaction

from mingchuang.config.sample import load_sample
from tests.cast import NOON

RATINGS = 400


@pytest.fixture(scope="module")
def county(django_db_setup: None, django_db_blocker: Any) -> Iterator[list[str]]:
    """The lines told while loading; the county itself stands in the database until the file is done."""
    told: list[str] = []
    with django_db_blocker.unblock(), transaction.atomic():
        with time_machine.travel(NOON, tick=False):
            load_sample(say=told.append, now=NOON, ratings=RATINGS)
        yield told
        transaction.set_rollback(True)
