"""Runs inside the product's settings, as a child of `benchmarks.cases`: does the acts and times them.

Prints JSON: seconds of each act by round, and whether the numbers came out without gap.
"""

import json
import sys
import time
from collections.abc import Callable
from datetime import timedelta

import django

django.setup()

from django.core.management import call_command  # noqa: E402 - Django is set up above
from django.utils import timezone  # noqa: E402

from benchmarks.models import BareRating  # noqa: E402
from mingchuang.casework.actions import CaseOrder, accept_case, decide_case, receive_case  # noqa: E402
from mingchuang.casework.enums import Decision  # noqa: E402
from mingchuang.casework.models import Case  # noqa: E402
from mingchuang.catalogue.actions import publish_item, register_item  # noqa: E402
from mingchuang.catalogue.rules.items import ItemContent, MaterialContent, StepContent  # noqa: E402
from mingchuang.config.commands.migrate import prepare  # noqa: E402
from mingchuang.config.sample.tree import load_tree  # noqa: E402
from mingchuang.foundation.access import Actor  # noqa: E402
from mingchuang.organisations.models import Node  # noqa: E402

ITEM = ItemContent(
    name_zh="最低生活保障待遇确认",
    statutory_count=30,
    promised_count=18,
    materials=(MaterialContent(name_zh="户口簿", original_count=1),),
    steps=(StepContent(name_zh="受理", limit_count=1), StepContent(name_zh="审核", limit_count=10)),
)
CODE = "11330000MB000001"


def main() -> int:
    """So many cases, so many rounds."""
    count, rounds = int(sys.argv[1]), int(sys.argv[2])
    prepare()
    call_command("migrate", run_syncdb=True, verbosity=0)
    places = load_tree(at=timezone.now())
    window = places.windows["mz-2"]
    lay_out(places.units["minzheng"], window)
    told = [one_round(window, count) for _ in range(rounds + 1)][1:]  # the first one warms up
    numbers = list(Case.objects.order_by("sequence").values_list("sequence", flat=True))
    print(json.dumps({"rounds": told, "is_whole": numbers == list(range(1, count * (rounds + 1) + 1))}))
    return 0


def lay_out(unit: Node, window: Node) -> None:
    """One item in force."""
    actor, at = Actor.system(), timezone.now() - timedelta(days=30)
    item = register_item(actor=actor, node=unit, code=CODE, content=ITEM, windows=[window], at=at)
    publish_item(actor=actor, item_id=item.pk, at=at)


def one_round(window: Node, count: int) -> dict[str, dict[str, float]]:
    """Seconds of one act, by act; each act commits by itself."""
    actor, cases = Actor.system(), list[int]()

    def receive() -> None:
        order = CaseOrder(item_code=CODE, window=window, applicant_name="沈某", applicant_phone="0000-6120099")
        cases.append(receive_case(actor=actor, order=order, at=timezone.now()).case.pk)

    def insert() -> None:
        BareRating.objects.create(window=window, grade="satisfied", at=timezone.now())

    waiting, accepted = iter(cases), iter(cases)
    return {
        "bare insert": timed(insert, count),
        "receive": timed(receive, count),
        "accept": timed(lambda: accept_case(actor=actor, case_id=next(waiting), at=timezone.now()), count),
        "decide": timed(
            lambda: decide_case(actor=actor, case_id=next(accepted), decision=Decision.GRANTED, at=timezone.now()),
            count,
        ),
    }


def timed(act: Callable[[], object], count: int) -> dict[str, float]:
    """Seconds on the wall and of the processor, for one."""
    wall, cpu = time.perf_counter(), time.process_time()
    for _ in range(count):
        act()
    return {"wall": (time.perf_counter() - wall) / count, "cpu": (time.process_time() - cpu) / count}


if __name__ == "__main__":
    sys.exit(main())
