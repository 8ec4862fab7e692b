"""Runs inside the product's settings, as a child of `benchmarks.calling`: lays a hall out, presses, prints JSON."""

import argparse
import json
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial

import django

django.setup()

from django.db import connection  # noqa: E402 - Django is set up above
from django.db.models import Count  # noqa: E402
from django.utils import timezone  # noqa: E402

from mingchuang.config.commands.migrate import prepare  # noqa: E402
from mingchuang.config.commands.serve import THREADS  # noqa: E402
from mingchuang.foundation.access import Actor  # noqa: E402
from mingchuang.foundation.errors import Refusal  # noqa: E402
from mingchuang.foundation.http.intake import submit  # noqa: E402
from mingchuang.organisations.actions.tree import open_node  # noqa: E402
from mingchuang.queueing import actions  # noqa: E402
from mingchuang.queueing.models import Ticket, TicketEvent  # noqa: E402
from mingchuang.queueing.rules.setting import QueueContent  # noqa: E402

QUEUES = 10
KINDS = ("call", "bare")
BARE = (
    "UPDATE queueing_ticket SET state = 'done' WHERE id = (SELECT id FROM queueing_ticket "
    "WHERE queue_id = %s AND state = 'waiting' ORDER BY rank_at, id LIMIT 1) AND state = 'waiting'"
)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--windows", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=6)
    print(json.dumps(measured(parser.parse_args())))
    return 0


def measured(options: argparse.Namespace) -> dict[str, object]:
    """Inside the product's settings: lay a hall out, press, look at what was called."""
    prepare()
    desks, queues = lay_out(options.windows, tickets=options.windows * (2 * options.rounds + 3))
    press = {"call": _caller(desks), "bare": _bare(queues)}
    spent: dict[str, list[float]] = {name: [] for name in KINDS}
    lasted, worked = dict.fromkeys(KINDS, 0.0), dict.fromkeys(KINDS, 0.0)
    with ThreadPoolExecutor(THREADS) as pool:
        for number in range(options.rounds + 1):
            come_to_the_windows()
            for name in KINDS if number % 2 else KINDS[::-1]:
                began, worked_before = time.perf_counter(), time.process_time()
                act = press[name]
                timed = partial(_timed, act, began)
                waits = list(pool.map(timed, range(options.windows)))
                if number:  # the first round warms up
                    spent[name] += waits
                    lasted[name] += time.perf_counter() - began
                    worked[name] += time.process_time() - worked_before
        list(pool.map(lambda _: connection.close(), range(THREADS * 4)))
    found = {name: _figures(spent[name], lasted[name], worked[name], press[name]) for name in KINDS}
    return found | {"faults": faults_found()}


def come_to_the_windows() -> None:
    """Between two rounds: whoever was called is being served, so that the window may call on."""
    Ticket.objects.filter(state="called").update(state="serving")


def _timed(act: Callable[[int], None], began: float, window: int) -> float:
    act(window)
    return 1000 * (time.perf_counter() - began)


def _figures(spent: Sequence[float], lasted: float, worked: float, act: Callable[[int], None]) -> dict[str, float]:
    ordered = sorted(spent)
    alone = []
    for window in range(30):
        come_to_the_windows()
        began = time.perf_counter()
        act(window)
        alone.append(1000 * (time.perf_counter() - began))
    return {
        "median": statistics.median(ordered),
        "p99": ordered[int(0.99 * len(ordered))],
        "alone": statistics.median(alone),
        "processor": 1000 * worked / len(ordered),
        "per_second": len(ordered) / lasted,
    }


def lay_out(windows: int, *, tickets: int) -> tuple[list[int], list[int]]:
    """A hall of so many windows, their queues, and people who wait in them."""
    system, at = Actor.system(), timezone.now()
    county = open_node(actor=system, kind="region", code="c", name_zh="县", at=at)
    unit = open_node(actor=system, kind="unit", code="u", name_zh="局", parent=county, at=at)
    node = open_node(actor=system, kind="hall", code="h", name_zh="大厅", parent=county, at=at)
    hall = actions.open_hall(actor=system, hall=node, at=at)
    queues = [
        actions.set_queue(actor=system, hall_id=hall.pk, content=QueueContent(letter=letter, name_zh=letter), at=at)
        for letter in "ABCDEFGHJK"[:QUEUES]
    ]
    desks = []
    for number in range(windows):
        place = open_node(actor=system, kind="window", code=f"w{number}", name_zh="窗口", parent=unit, site=node, at=at)
        own = [queues[number % QUEUES]]
        desk = actions.set_desk(actor=system, hall_id=hall.pk, window=place, sign=str(number), queues=own, at=at)
        desks.append(desk.pk)
    Ticket.objects.bulk_create(
        Ticket(
            hall=hall, queue=queues[number % QUEUES], path=hall.path, day=timezone.localdate(at), origin="kiosk",
            letter=queues[number % QUEUES].letter, number=number, taken_at=at, is_priority=number % 13 == 0,
            rank_at=at - timedelta(seconds=tickets - number),
        )
        for number in range(tickets)
    )  # fmt: skip
    return desks, [queue.pk for queue in queues]


def _caller(desks: Sequence[int]) -> Callable[[int], None]:
    """The act itself; whoever stood at the window was being served."""

    def press(window: int) -> None:
        one = actions.Press(button="next", actor=Actor.system(), desk_id=desks[window], seen=None, at=timezone.now())
        submit(actions.press_buttons, one)

    return press


def _bare(queues: Sequence[int]) -> Callable[[int], None]:
    """One statement, through the same writer."""

    def take(taken: Sequence[int]) -> list[int | Refusal]:
        with connection.cursor() as cursor:
            for queue in taken:
                cursor.execute(BARE, [queue])
        return list(taken)

    def press(window: int) -> None:
        submit(take, queues[window % QUEUES])

    return press


def faults_found() -> int:
    """Tickets that were called more than once, and those before no window though called."""
    calls = TicketEvent.objects.filter(move="call").values("ticket").annotate(n=Count("pk"))
    return sum(1 for row in calls if row["n"] != 1)


if __name__ == "__main__":
    sys.exit(main())
