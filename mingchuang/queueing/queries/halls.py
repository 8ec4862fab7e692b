"""Halls, queues and windows: within reach of staff, and as the public finds them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, Q, QuerySet

from mingchuang.catalogue.models import ServiceItem
from mingchuang.foundation.access import Actor
from mingchuang.organisations.models import Node
from mingchuang.queueing.models import Desk, Queue, QueueHall, SlotTemplate
from mingchuang.queueing.permissions import QueueingPermission as P


def halls_within(actor: Actor, permission: P) -> QuerySet[QueueHall]:
    """Halls within reach, and halls in which a window within reach stands."""
    own = QueueHall.objects.within(actor, permission).values("pk")
    sites = Node.objects.within(actor, permission).windows().values("site")
    found = QueueHall.objects.filter(Q(pk__in=own) | Q(hall__in=sites))
    return found.select_related("hall").order_by("hall__sort_path")


def halls_open_to_all() -> QuerySet[QueueHall]:
    """Halls that queue, for the public."""
    return QueueHall.objects.select_related("hall").order_by("hall__sort_path")


def halls_to_open(actor: Actor) -> QuerySet[Node]:
    """Halls within reach that do not queue yet."""
    halls = Node.objects.within(actor, P.QUEUE_EDIT).filter(kind="hall", closed_on=None)
    return halls.exclude(pk__in=QueueHall.objects.values("hall")).in_tree_order()


def desks_within(actor: Actor) -> QuerySet[Desk]:
    """Windows at which the actor may call, in the order of the tree."""
    windows = Node.objects.within(actor, P.WINDOW_CALL).windows().values("pk")
    return Desk.objects.filter(window__in=windows).select_related("window", "hall__hall").order_by("window__sort_path")


def callable_desks(actor: Actor) -> list[Desk]:
    """The same with `ordered_queues`, by hall and number."""
    desks = with_queues(desks_within(actor))
    return sorted(desks, key=lambda desk: (desk.hall.hall.sort_path, len(desk.sign), desk.sign))


def with_queues(desks: QuerySet[Desk]) -> QuerySet[Desk]:
    """Desks with the queues they serve in `ordered_queues`."""
    queues = Prefetch("queues", Queue.objects.in_use(), to_attr="ordered_queues")
    return desks.prefetch_related(queues)


def desks_of(hall: QueueHall) -> list[Desk]:
    """The windows of a hall by their number, with `ordered_queues`."""
    desks = with_queues(Desk.objects.filter(hall=hall).select_related("window"))
    return sorted(desks, key=lambda desk: (len(desk.sign), desk.sign, desk.window.sort_path))


def windows_of(hall: QueueHall) -> QuerySet[Node]:
    """The windows that stand in a hall."""
    return Node.objects.windows().filter(site=hall.hall_id, closed_on=None).in_tree_order()


def templates_of(hall: QueueHall) -> QuerySet[SlotTemplate]:
    """The weekly hours offered in a hall."""
    rows = SlotTemplate.objects.filter(queue__hall=hall, until_on=None).select_related("queue", "desk__window")
    return rows.order_by("queue__letter", "desk__window__sort_path", "since")


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedQueue:
    """A queue in which an item is done, for a link from the item's page."""

    hall: Node
    queue: Queue


def queues_for_item(item: ServiceItem) -> Sequence[WantedQueue]:
    """Where one queues for an item: by its code, else by the windows at which it is done."""
    queues = list(Queue.objects.in_use().select_related("hall__hall"))
    named = [queue for queue in queues if item.code in queue.item_codes]
    if not named:
        at_windows = Queue.objects.filter(desks__window__in=item.places.values("window")).values_list("pk", flat=True)
        keys = set(at_windows)
        named = [queue for queue in queues if queue.pk in keys]
    return [WantedQueue(hall=queue.hall.hall, queue=queue) for queue in named]
