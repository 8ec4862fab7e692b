"""Who came to the marriage window, who was handed on and sent back, who was visited at home, and who was called."""

from datetime import date, datetime, time, timedelta
from functools import partial

from mingchuang.callbacks import actions as calls
from mingchuang.callbacks.enums import Said, TryResult
from mingchuang.callbacks.queries import next_call
from mingchuang.callbacks.rules.calling import Answers
from mingchuang.catalogue.models import ServiceItem
from mingchuang.config.sample.days import moment
from mingchuang.config.sample.stage import Stage
from mingchuang.following.actions import accept_hand_over, refuse_hand_over
from mingchuang.following.models import HandOver
from mingchuang.foundation.access import Actor
from mingchuang.organisations.models import Staff
from mingchuang.outreach import actions as outreach
from mingchuang.outreach.enums import Cycle, OnHoliday, TourKind
from mingchuang.outreach.models import Stop
from mingchuang.outreach.rules import Rhythm
from mingchuang.reception import actions as acts
from mingchuang.reception.enums import CameBy, NoticeChannel, Outcome, ServiceKind
from mingchuang.reception.models import ServiceRequest

WINDOW, UNIT = "mz-1", "minzheng"
BASIS = "清河县政务服务首问负责和回访办法（样例）"
# days back, hour, how they came, what they asked, what became of it, answer or where to go, phone or ""
CONTACTS = (
    (19, "8:40", CameBy.HALL, "打印照片在哪里", Outcome.HANDLED, "一楼自助区有照相复印机", ""),
    (
        19,
        "9:15",
        CameBy.PHONE,
        "外地户口能不能在这里登记结婚",
        Outcome.TOLD,
        "一方户口在本省就可以，带身份证和户口簿",
        "",
    ),
    (18, "10:05", CameBy.WINDOW, "公证书要翻译成英文", Outcome.OUTSIDE, "县公证处，解放路 8 号，电话 88880008", ""),
    (17, "14:20", CameBy.WINDOW, "结婚证补办当天能不能拿到", Outcome.HANDLED, "材料齐的当场办结", "13800000001"),
    (13, "9:30", CameBy.PHONE, "离婚登记要不要预约", Outcome.TOLD, "要预约，三十天冷静期从申请那天算", "13800000002"),
    (
        12,
        "15:00",
        CameBy.ONLINE,
        "婚姻登记档案怎么查",
        Outcome.HANDLED,
        "本人带身份证到窗口查，也可网上申请",
        "13800000003",
    ),
    (11, "11:10", CameBy.WINDOW, "复婚要不要重新体检", Outcome.HANDLED, "不强制，自愿", "13800000004"),
    (6, "8:50", CameBy.PHONE, "周六办不办结婚登记", Outcome.TOLD, "周六上午办，先预约", "13800000005"),
    (5, "16:10", CameBy.VISIT, "老人行动不便，补领结婚证", Outcome.HANDLED, "已登记上门服务", "13800000006"),
    (4, "10:40", CameBy.HALL, "残疾人停车位在哪", Outcome.HANDLED, "东门左手两个车位", ""),
)
SERVICES = (
    (12, "10:00", ServiceKind.HOME_VISIT, "老人卧床，补领结婚证", "老人骨折卧床", "城南街道桥头巷 3 号", True),
    (8, "15:30", ServiceKind.OUT_OF_HOURS, "下午六点以后办结婚登记", "白天请不到假", "", True),
    (2, "9:20", ServiceKind.AGENT, "替外地子女查父母的婚姻档案", "人在外地", "", False),
)
# unit, kind, name, English, team, area, place, what is done, weekday
TOURS = (
    (
        "minzheng", TourKind.EXPRESS, "民政便民直通车", "Civil affairs express", "民政局、街道民政办各 1 人",
        ("城南街道", "Chengnan"), ("南门社区服务站", "Nanmen community station"),
        "高龄津贴认证、低保申请、婚姻档案查询", 2,
    ),
    (
        "renshe", TourKind.CIRCUIT, "社保服务巡回点", "Social insurance on circuit", "人社局 2 人",
        ("河东镇", "Hedong"), ("河东镇便民服务中心", "Hedong service centre"), "社保卡补换、养老认证", 3,
    ),
)  # fmt: skip
YES, NO, UNSAID = Said.YES, Said.NO, Said.UNSAID
ANSWERS = (
    Answers(said=(YES, YES, YES)),
    None,
    Answers(said=(YES, NO, NO), words="跑了两趟，第二次才说要照片"),
    Answers(said=(YES, YES, UNSAID)),
)


def plan_reception(stage: Stage) -> None:
    """Rules first, then three weeks of people, and the calls about them."""
    if WINDOW not in stage.places.windows:
        return
    days = stage.days
    stage.agenda.plan(moment(days.last_before(days.today - timedelta(days=40)), "9:00"), partial(_rules, stage))
    for row in CONTACTS:
        stage.agenda.plan(_back(stage, row[0], row[1]), partial(_contact, stage, row))
    for service in SERVICES:
        stage.agenda.plan(_back(stage, service[0], service[1]), partial(_service, stage, service))
    stage.agenda.plan(_back(stage, 10, "9:10"), partial(_handed, stage, is_taken=True))
    stage.agenda.plan(_back(stage, 3, "10:10"), partial(_handed, stage, is_taken=False))
    stage.agenda.plan(_back(stage, 7, "14:30"), partial(_told_twice, stage))
    stage.agenda.plan(_back(stage, 1, "15:40"), partial(_waiting, stage))
    monday = days.today - timedelta(days=days.today.weekday())
    for week in (2, 1, 0):
        day = monday - timedelta(days=7 * week)
        stage.agenda.plan(moment(day, "8:10"), _draw)
        stage.agenda.plan(moment(days.after(day, 1), "9:30"), partial(_call, stage))
    for day in days.working(days.today - timedelta(days=45), days.today - timedelta(days=1)):
        stage.agenda.plan(moment(day, "17:20"), partial(_report_stops, stage, day))


def _back(stage: Stage, count: int, clock: str) -> datetime:
    return moment(stage.days.last_before(stage.days.today - timedelta(days=count)), clock)


def _rules(stage: Stage, *, at: datetime) -> None:
    county = stage.places.county
    acts.set_reception_rule(actor=stage.office, region=county, contact_days=3, basis=BASIS, at=at)
    for kind in (acts.CONTACT_KIND, acts.SERVICE_KIND):
        calls.set_call_rule(
            actor=stage.office, region=county, kind=kind, share=50, weekly_least=2, response_weight=30,
            resolution_weight=35, satisfaction_weight=35, basis=BASIS, at=at,
        )  # fmt: skip
    _tours(stage, at=at)


def _tours(stage: Stage, *, at: datetime) -> None:
    first = stage.days.today - timedelta(days=35)
    for code, kind, name, english, team, area, place, offers, weekday in TOURS:
        rhythm = Rhythm(
            cycle=Cycle.WEEKLY,
            since=first,
            until=first + timedelta(days=150),
            weekday=weekday,
            on_holiday=OnHoliday.NEXT,
        )
        order = outreach.TourOrder(
            node=stage.places.units[code], kind=kind, name_zh=name, name_en=english, team=team, area_zh=area[0],
            area_en=area[1], place_zh=place[0], place_en=place[1], offers_zh=offers, rhythm=rhythm,
            starts_at=time(9), ends_at=time(11, 30), phone="0571-88880012",
        )  # fmt: skip
        outreach.plan_tour(actor=stage.office, order=order, at=at)


def _order(stage: Stage, words: str, **more: object) -> acts.ContactOrder:
    return acts.ContactOrder(place=stage.places.windows[WINDOW], words=words, **more)  # type: ignore[arg-type]  # a row of the table


def _contact(stage: Stage, row: tuple[int, str, CameBy, str, Outcome, str, str], *, at: datetime) -> None:
    _, _, came_by, words, outcome, text, phone = row
    where = {"go_to": text} if outcome is Outcome.OUTSIDE else {"answer": text}
    order = _order(stage, words, came_by=came_by, outcome=outcome, phone=phone, **where)
    acts.register_contact(actor=stage.people.actors["clerk"], order=order, at=at)


def _handed(stage: Stage, *, is_taken: bool, at: datetime) -> None:
    """Handed to the head: once taken on and settled, once sent back."""
    clerk, head = stage.people.actors["clerk"], stage.people.actors["head"]
    words = "九十年代的结婚登记查不到档案" if is_taken else "单身证明给外国用，怎么开"
    order = _order(
        stage,
        words,
        outcome=Outcome.HANDED,
        to_node=stage.places.units[UNIT],
        to_staff=Staff.objects.get(pk=head.staff_id or 0),
        reason="要查纸质档案" if is_taken else "不清楚该谁办",
        phone="13800000007",
    )
    contact = acts.register_contact(actor=clerk, order=order, at=at)
    offer = HandOver.objects.get(matter=contact.pk)
    later = at + timedelta(hours=2)
    if not is_taken:
        refuse_hand_over(actor=head, hand_over_id=offer.pk, reason="窗口能答复：到公证处办，请一次讲清", at=later)
        return
    accept_hand_over(actor=head, hand_over_id=offer.pk, at=later)
    acts.settle_contact(
        actor=head, contact_id=contact.pk, outcome=Outcome.HANDLED, answer="已从档案馆调到底册，补录完成", at=later
    )


def _item(stage: Stage) -> ServiceItem | None:
    items = ServiceItem.objects.filter(path__startswith=stage.places.units[UNIT].path, materials__ordinal=2)
    return items.exclude(published_at=None).order_by("id").first()


def _told_twice(stage: Stage, *, at: datetime) -> None:
    """A notice, and a request for a second one that waits for the head."""
    clerk, item = stage.people.actors["clerk"], _item(stage)
    if item is None:
        return
    order = _order(stage, f"{item.name_zh}，材料带得不齐", item=item)
    contact = acts.register_contact(actor=clerk, order=order, at=at)
    notice = acts.tell_contact(
        actor=clerk, contact_id=contact.pk, item=item, missing=[1, 2], note="复印件要在有效期内。",
        channel=NoticeChannel.PRINTED, at=at,
    )  # fmt: skip
    acts.sign_notice(actor=clerk, notice_id=notice.pk, at=at)
    later = at + timedelta(days=1)
    acts.ask_second_notice(actor=clerk, contact_id=contact.pk, reason="第一次漏了合影照片的要求", at=later)


def _waiting(stage: Stage, *, at: datetime) -> None:
    """Still open today: one kept, one offered to the unit."""
    clerk = stage.people.actors["clerk"]
    acts.register_contact(actor=clerk, order=_order(stage, "军人登记结婚的证明样式", phone="13800000008"), at=at)
    order = _order(
        stage,
        "收养登记和户口怎么一起办",
        outcome=Outcome.HANDED,
        to_node=stage.places.units[UNIT],
        reason="涉及儿童福利股",
    )
    acts.register_contact(actor=clerk, order=order, at=at)


def _service(stage: Stage, row: tuple[int, str, ServiceKind, str, str, str, bool], *, at: datetime) -> ServiceRequest:
    _, _, kind, words, reason, address, is_done = row
    clerk, head = stage.people.actors["clerk"], stage.people.actors["head"]
    order = acts.ServiceOrder(
        place=stage.places.windows[WINDOW], kind=kind, words=words, reason=reason, address=address,
        person_name="样例人", phone="13800000009", wished="周三下午",
    )  # fmt: skip
    service = acts.enter_service(actor=clerk, order=order, at=at)
    doer = Staff.objects.get(pk=clerk.staff_id or 0)
    service = acts.assign_service(actor=head, service_id=service.pk, to=doer, at=at + timedelta(minutes=30))
    if is_done:
        acts.accept_service(actor=clerk, service_id=service.pk, at=at + timedelta(minutes=50))
        done = at + timedelta(hours=3)
        service = acts.finish_service(actor=clerk, service_id=service.pk, result="已上门（延时）办结。", at=done)
    return service


def _draw(*, at: datetime) -> None:
    calls.draw_last_week(actor=Actor.system(), at=at)


def _call(stage: Stage, *, at: datetime) -> None:
    """The inspector calls all but one of those drawn; some do not pick up."""
    for number, answers in enumerate(ANSWERS):
        found = next_call(stage.inspector, now=at)
        if found is None or found.planned_at > at:
            return
        result = TryResult.TALKED if answers else TryResult.NOBODY
        calls.note_try(
            actor=stage.inspector,
            call_id=found.pk,
            result=result,
            answers=answers,
            at=at + number * timedelta(minutes=6),
        )


def _report_stops(stage: Stage, day: date, *, at: datetime) -> None:
    """What the teams of a day did; one is rained off."""
    for turn, stop in enumerate(Stop.objects.filter(on=day).order_by("id"), start=day.toordinal() // 7):
        if turn % 7 == 3:
            outreach.cancel_stop(actor=stage.office, stop_id=stop.pk, reason="暴雨，改为下一次", at=at)
        elif turn % 5 != 4:
            served = 9 + turn * 7 % 23
            outreach.hold_stop(actor=stage.office, stop_id=stop.pk, served=served, result="现场办结，解答政策。", at=at)
