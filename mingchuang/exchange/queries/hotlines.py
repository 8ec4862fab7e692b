"""Hotlines with their tables, and what a file would change."""

from collections.abc import Collection

from django.db.models import Count, Max, QuerySet

from mingchuang.exchange.enums import CodeTable, Result
from mingchuang.exchange.models import Hotline, HotlineCode, HotlineOrder, Outcome
from mingchuang.exchange.rules.orders import Codes, tidy
from mingchuang.organisations.models import Node

BATCH = 500
MOST_COUNTED = 1000


def codes_of(hotline: Hotline) -> Codes:
    """The tables of the hotline by code and by label; units also by our own codes and names below its region."""
    means: dict[CodeTable, dict[str, str]] = {table: {} for table in CodeTable}
    for row in HotlineCode.objects.filter(hotline=hotline).order_by("id"):
        table = means[CodeTable(row.table)]
        table.setdefault(tidy(row.label), row.means)
        table[tidy(row.code)] = row.means
    units = Node.objects.under(hotline.path).filter(closed_on=None).exclude(pk=hotline.region_id)
    own = {tidy(sign): code for code, name in units.values_list("code", "name_zh") for sign in (name, code)}
    return Codes(means=means, units=own)


def result_codes(hotline: Hotline) -> dict[str, tuple[str, str]]:
    """Result of ours → the hotline's code and label; without a code our own word stands for both."""
    found = {result.value: (result.label, result.label) for result in Result}
    rows = HotlineCode.objects.filter(hotline=hotline, table=CodeTable.RESULT).order_by("-id")
    return found | {row.means: (row.code, row.label) for row in rows}


def unit_codes(hotline: Hotline) -> dict[str, str]:
    """Our code of a unit → the hotline's."""
    rows = HotlineCode.objects.filter(hotline=hotline, table=CodeTable.UNIT).order_by("-id")
    return {row.means: row.code for row in rows}


def known_orders(hotline: Hotline, numbers: Collection[str]) -> dict[str, str]:
    """Which of these numbers were taken before, with the digest of what they said."""
    wanted, known = sorted(numbers), {}
    for start in range(0, len(wanted), BATCH):
        rows = HotlineOrder.objects.filter(hotline=hotline, number__in=wanted[start : start + BATCH])
        known.update(dict(rows.values_list("number", "digest")))
    return known


def hotlines_with_counts(rows: QuerySet[Hotline]) -> list[Hotline]:
    """Hotlines with how many orders came, and when the last file did."""
    return list(
        rows.select_related("region")
        .annotate(order_count=Count("orders", distinct=True), last_file_at=Max("files__at"))
        .order_by("id")
    )


def waiting_outcomes(hotline: Hotline) -> int:
    """How many outcomes were not written to a file yet; counted up to a thousand."""
    last = hotline.files.order_by("-last").values_list("last", flat=True).first() or 0
    return Outcome.objects.filter(hotline=hotline).after(last)[:MOST_COUNTED].count()


def units_of(hotline: Hotline) -> list[tuple[str, str]]:
    """Where an order may be about: code and name of every open place below the region."""
    rows = Node.objects.under(hotline.path).filter(closed_on=None).in_tree_order()
    return [(code, name) for code, name in rows.values_list("code", "name_zh")]
