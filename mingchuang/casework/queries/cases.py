"""Cases for lists, pages and acts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.urls import reverse

from mingchuang.casework.enums import CaseState
from mingchuang.casework.models import Case, CaseFault, CaseQuerySet, CaseStep
from mingchuang.casework.permissions import CaseworkPermission as P
from mingchuang.catalogue.models import ItemWindow, ServiceItem
from mingchuang.catalogue.queries import found_items, in_order
from mingchuang.following.enums import HandOverState
from mingchuang.following.facts import (
    ApplicantTold,
    ClockExtended,
    ClockPaused,
    ClockReset,
    ClockResumed,
    HandOverLapsed,
    HandOverSentBack,
    PauseAsked,
    PauseDenied,
)
from mingchuang.following.models import HandOver, Matter
from mingchuang.following.queries import passing
from mingchuang.foundation.access import Actor
from mingchuang.foundation.access.scope import below
from mingchuang.foundation.journal.models import Entry
from mingchuang.organisations.enums import NodeKind
from mingchuang.organisations.models import Node, Staff
from mingchuang.rectification.queries import regions_of

CASE_KIND, INTAKE_KIND, PART_KIND = "casework.case", "casework.intake", "casework.part"
LIVE, NEAR, PAST, AT_FAULT = "live", "near", "past", "fault"
OFFERED, HANDED_ON = "offered", "handed_on"
MOST_FOUND = 8
TOLD_OF_CLOCKS = tuple(
    fact.kind
    for fact in (
        *(ApplicantTold, ClockExtended, ClockPaused, ClockReset, ClockResumed, PauseAsked, PauseDenied),
        *(HandOverLapsed, HandOverSentBack),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFilter:
    """What the list is narrowed to; empty means all."""

    q: str = ""
    state: str = ""
    lamp: str = ""
    window: str = ""


def handler_at(window: Node, actor: Actor) -> Staff | None:
    """The person who handles the case: whoever acts, if she serves at the window; None leaves it to the window."""
    if actor.staff_id is None:
        return None
    return Staff.objects.filter(pk=actor.staff_id, path__startswith=window.path).first()


def handlers_of(case: Case, *, on: date) -> QuerySet[Staff]:
    """Who may handle it: those who serve at the window on this day."""
    return Staff.objects.under(case.window.path).serving_on(on).order_by("badge_number")


def taking_windows(case: Case, *, on: date) -> QuerySet[Node]:
    """Windows of the region that may take it over; those at which its item is done come first."""
    done_there = ItemWindow.objects.filter(item=case.item_id, window=OuterRef("pk"))
    windows = Node.objects.under(case.region.path).filter(kind=NodeKind.WINDOW).open_on(on).exclude(pk=case.window_id)
    return windows.annotate(does_it=Exists(done_there)).order_by("-does_it", "sort_path")


def region_of(node: Node) -> Node:
    """The region whose series a case at this place is numbered in."""
    return regions_of([node.path])[node.path]


def staff_cases(actor: Actor, wanted: CaseFilter, *, now: datetime) -> CaseQuerySet:
    """Cases within reach; the word is a case number's figure, an item's name or pinyin."""
    cases = _asked_for(actor, wanted.state).with_clocks().blind().annotate(is_offered=_on_offer())
    if wanted.q:
        cases = cases.filter(_meant(wanted.q))
    if wanted.state == LIVE:
        cases = cases.filter(state__in=CaseState.running())
    elif wanted.state and wanted.state not in (OFFERED, HANDED_ON):
        cases = cases.filter(state=wanted.state)
    if wanted.window:
        cases = cases.filter(window__code=wanted.window)
    return _with_lamp(cases, wanted.lamp, now)


def _asked_for(actor: Actor, state: str) -> CaseQuerySet:
    """Cases within reach; those on offer to it, or handed on from it, only where these are asked for."""
    within = Case.objects.within(actor, P.CASE_READ)
    if state not in (OFFERED, HANDED_ON):
        return within
    wanted = HandOverState.WAITING if state == OFFERED else HandOverState.ACCEPTED
    moving = passing(actor, P.CASE_READ).filter(state=wanted)
    return Case.objects.filter(_follows(moving)).exclude(pk__in=within.values("pk"))


def _follows(matters: QuerySet[HandOver, int]) -> Q:
    return Q(matter__in=matters) | Q(intake__in=matters)


def _on_offer() -> Exists:
    return Exists(HandOver.objects.waiting().filter(Q(matter=OuterRef("matter")) | Q(matter=OuterRef("intake"))))


def _meant(word: str) -> Q:
    if word.strip().isdecimal() and len(word.strip()) < 10:
        return Q(sequence=int(word))
    return Q(item__in=found_items(ServiceItem.objects.all(), word))


def _with_lamp(cases: CaseQuerySet, lamp: str, now: datetime) -> CaseQuerySet:
    """By the clock that counts at present; what is provisional is held against nobody."""
    if lamp == AT_FAULT:
        return cases.filter(Exists(CaseFault.objects.filter(case=OuterRef("pk"))))
    if lamp not in {NEAR, PAST}:
        return cases
    moment = "due_at__lt" if lamp == PAST else "amber_at__lt"
    intake = Q(state=CaseState.RECEIVED, **{f"intake__clock__{moment}": now})
    running = Q(state=CaseState.ACCEPTED, matter__clock__paused_at=None, **{f"matter__clock__{moment}": now})
    found = cases.filter(intake | running)
    if lamp == PAST:
        return found.exclude(matter__clock__is_provisional=True)
    return found.filter(Q(state=CaseState.RECEIVED, intake__clock__due_at__gte=now) | Q(matter__clock__due_at__gte=now))


def case_windows(actor: Actor, permission: str) -> QuerySet[Node]:
    """Open windows within reach, for filters and for receiving."""
    return Node.objects.within(actor, permission).filter(kind=NodeKind.WINDOW, closed_on=None).in_tree_order()


def receivable(typed: str, *, windows: QuerySet[Node], on: date) -> list[ServiceItem]:
    """Items in force that are done at one of these windows (or at any), the closest to the word first."""
    here = ItemWindow.objects.filter(window__in=windows).values("item")
    placed = ItemWindow.objects.values("item")
    items = ServiceItem.objects.in_force_on(on).filter(Q(pk__in=here) | ~Q(pk__in=placed))
    return in_order(items.select_related("node"), found_items(items, typed)[:MOST_FOUND])


def windows_of(item: ServiceItem, windows: QuerySet[Node]) -> QuerySet[Node]:
    """Those of the windows at which the item is done."""
    places = ItemWindow.objects.filter(item=item).values("window")
    return windows.filter(pk__in=places) if places.exists() else windows


def cases_seen(actor: Actor) -> CaseQuerySet:
    """Cases within reach, and those on offer to it or handed on from it."""
    reach = actor.reach(P.CASE_READ)
    if reach == ("/",):
        return Case.objects.all()
    here = below(reach, site=True) if reach else Q(pk__in=())
    return Case.objects.filter(here | _follows(passing(actor, P.CASE_READ)))


def whole_case(actor: Actor) -> CaseQuerySet:
    """Cases that somebody may read with all that their page shows; the applicant stays sealed."""
    return (
        cases_seen(actor)
        .with_clocks()
        .blind()
        .select_related("region", "item__node", "window__parent")
        .prefetch_related(
            Prefetch("steps", CaseStep.objects.order_by("ordinal")),
            Prefetch("faults", CaseFault.objects.select_related("unit").order_by("found_at", "id")),
            "notices__notice",
            "papers",
        )
    )


def tracked(receipt: str) -> Case | None:
    """The case of a citizen's receipt, with what her page shows; never the applicant."""
    cases = (
        Case.objects.with_clocks()
        .blind()
        .prefetch_related(Prefetch("steps", CaseStep.objects.order_by("ordinal")), "notices__notice")
    )
    return cases.filter(receipt=receipt).select_related("window__parent", "window__site", "item__node").first()


def history(case: Case) -> QuerySet[Entry]:
    """What happened to the case and to its clocks, oldest first."""
    own = Q(subject_kind=Case._meta.label_lower, subject_id=str(case.pk))
    matters = [str(pk) for pk in (case.intake_id, case.matter_id) if pk is not None]
    clocks = Q(subject_kind=Matter._meta.label_lower, subject_id__in=matters, kind__in=TOLD_OF_CLOCKS)
    return Entry.objects.filter(own | clocks).order_by("id")


def case_address(*, code: str, now: datetime) -> str:
    """Where the case behind a receipt is followed; "" when there is none."""
    del now
    return reverse("casework:track", args=[code]) if Case.objects.filter(receipt=code).exists() else ""


def case_of_matter(matter_id: int) -> Case | None:
    """The case that a matter follows, whether before or after its acceptance."""
    return Case.objects.blind().filter(Q(matter=matter_id) | Q(intake=matter_id)).first()


def materials_missing(case: Case, places: list[int]) -> list[Mapping[str, object]]:
    """The materials at these places of the item's list."""
    rows = case.item.materials.filter(ordinal__in=places).order_by("ordinal")
    return list(rows.values("ordinal", "name_zh", "name_en"))


def late_steps(on: date) -> QuerySet[CaseStep]:
    """Open steps with a limit of their own that began before this day and are not yet known to be late."""
    running = CaseStep.objects.filter(
        done_at=None, is_late=False, limit_count__isnull=False, started_on__lt=on, case__state=CaseState.ACCEPTED
    )
    return running.select_related("case__matter__clock", "case__window").order_by("pk")
