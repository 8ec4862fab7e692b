"""Two people who do the same at once: the second is refused in words, not by a fault of the database."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError, transaction

from mingchuang.foundation.errors import Refusal


@contextmanager
def refusing_clash(refusal: Refusal) -> Iterator[None]:
    """What is written inside is undone and refused when a row like it stands already."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as clash:
        raise refusal from clash
