"""Who has what on the desk, and what was ordered where things stall."""

from datetime import date, datetime, timedelta
from functools import partial

from django.utils import timezone

from mingchuang.config.sample.days import moment
from mingchuang.config.sample.stage import Stage
from mingchuang.following.actions import hand_over
from mingchuang.following.models import Matter
from mingchuang.organisations.models import Node, Staff
from mingchuang.supervision.actions import NewOrder, issue_order, report_order, settle_order
from mingchuang.supervision.enums import Measure
from mingchuang.supervision.models import StallOrder
from mingchuang.supervision.queries.stalls import measured_since, share_of
from mingchuang.supervision.queries.waits import Window, waits

PERIOD = timedelta(days=60)
FIRST_WANTED = (
    "差评整改报上来以后，没有人及时核对，窗口只能等。请办公室每周一、周四各核对一次，超过三个工作日的由分管领导点名。"
)
FIRST_REPORT = "已排定每周一、周四为核对日，由督查员轮值；积压的已核对完。"
SECOND_WANTED = "到期的整改和任务过了期限才报。请每天下班前清一次第二天到期的事项，办不完的提前三天说明。"
OWNED_OF_FOUR = 3


def plan_desks(stage: Stage) -> None:
    """One order of some weeks ago, settled; one of these days; and owners for most of what is open."""
    today = timezone.localdate(stage.agenda.until)
    county, bureau = stage.places.county, stage.places.units["minzheng"]
    first, second = today - timedelta(days=54), today - timedelta(days=4)
    stage.agenda.plan(
        moment(first, "9:40"),
        partial(_order, stage, place=county, measure=Measure.CHECK, to=county, wanted=FIRST_WANTED, settles=True),
    )
    stage.agenda.plan(
        moment(second, "9:40"),
        partial(_order, stage, place=bureau, measure=Measure.LATE, to=bureau, wanted=SECOND_WANTED, settles=False),
    )
    stage.agenda.plan(moment(today - timedelta(days=1), "17:30"), partial(_hand_out, stage))


def _order(stage: Stage, *, place: Node, measure: Measure, to: Node, wanted: str, settles: bool, at: datetime) -> None:
    """The leader orders; where it settles, the office reports and the inspector looks."""
    day: date = timezone.localdate(at)
    window = Window(place=place, from_on=day - PERIOD, until_on=day, now=at)
    new = NewOrder(
        place=place,
        measure=measure,
        step="",
        from_on=window.from_on,
        until_on=day,
        before=share_of(waits(measure, window)),
        to=to,
        wanted=wanted,
        due_on=day + timedelta(days=14),
    )
    row = issue_order(actor=stage.people.actors["leader"], new=new, at=at)
    if settles:
        stage.agenda.plan(at + timedelta(days=9), partial(_report, stage, row.pk))


def _report(stage: Stage, matter_id: int, *, at: datetime) -> None:
    report_order(actor=stage.office, matter_id=matter_id, report=FIRST_REPORT, at=at)
    stage.agenda.plan(at + timedelta(days=5), partial(_settle, stage, matter_id))


def _settle(stage: Stage, matter_id: int, *, at: datetime) -> None:
    actor = stage.inspector
    row = StallOrder.objects.select_related("place").get(pk=matter_id)
    after, _ = measured_since(row, now=at)
    settle_order(actor=actor, matter_id=matter_id, finding="轮值表已经上墙，积压的查过，属实。", after=after, at=at)


def _hand_out(stage: Stage, *, at: datetime) -> None:
    """Heads give three of four open matters to somebody who serves where they stand."""
    leads: dict[str, Staff] = {}
    for person in Staff.objects.select_related("node").order_by("-pk"):
        leads[person.node.path] = person
    unowned = Matter.objects.running().filter(owner=None).select_related("owner_node").order_by("pk")
    for number, matter in enumerate(unowned):
        lead = leads.get(matter.path) or leads.get(matter.owner_node.path)
        head = stage.people.heads.get(matter.owner_node.code)
        fits = lead is not None and head is not None and lead.path.startswith(matter.owner_node.path)
        if fits and number % (OWNED_OF_FOUR + 1) < OWNED_OF_FOUR:
            assert lead is not None
            assert head is not None
            hand_over(actor=head, matter_id=matter.pk, to=lead, at=at)
