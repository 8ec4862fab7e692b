"""Taking the next number, in the act's own transaction: a number that is given stands on a row."""

from django.db import transaction
from django.db.models import F

from mingchuang.foundation.numbering.models import Counter


def take(series: str, *, scope: str, year: int) -> int:
    """The next number of this series, place and year: 1, 2, 3 … without gaps, also with many writers at once."""
    return take_several(series, scope=scope, year=year, count=1)[0]


def take_several(series: str, *, scope: str, year: int, count: int) -> range:
    """The next so many numbers at once, for acts that enter thousands of rows."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("a number is taken inside the transaction of the act that uses it")
    Counter.objects.bulk_create([Counter(series=series, scope=scope, year=year)], ignore_conflicts=True)
    row = Counter.objects.filter(series=series, scope=scope, year=year)
    row.update(value=F("value") + count)  # locks the row until the act commits
    last = row.values_list("value", flat=True).get()
    return range(last - count + 1, last + 1)
