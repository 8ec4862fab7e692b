"""Who the sample's staff are to look at: drawn portraits, marks, languages, deputies; and where they are these days."""

import io
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial
from random import Random

from PIL import Image, ImageDraw

from mingchuang.config.sample.days import moment
from mingchuang.config.sample.people import SEED
from mingchuang.config.sample.stage import Stage
from mingchuang.foundation.access import Actor
from mingchuang.organisations.actions.handing import answer_hand_over, hand_over_post
from mingchuang.organisations.actions.marks import award_mark
from mingchuang.organisations.actions.presence import set_whereabouts
from mingchuang.organisations.actions.staff import StaffDetails, change_staff, choose_naming, set_photo
from mingchuang.organisations.enums import Where
from mingchuang.organisations.models import Deputy, HandOver, Node, Post, Staff, Tenure

SYSTEM = Actor.system()
PORTRAITS = 24
LONG_HAIRED = frozenset("静怡玉兰雅琴春梅丽慧敏雪莹佳素芬梦洁巧若曦碧芳娟霞琳岚")
GROUNDS = ("#DCE8EA", "#E9E4D8", "#DDE6DC", "#E6E0E8")
COATS = ("#0B5563", "#2F3E4E", "#5A4634", "#3D5A45")
SKINS = ("#F0CBA8", "#E6BA93", "#F5D6B8")
HAIRS = ("#1F1A17", "#3A2B22", "#6B6460")
STARS = (("mz-1", "party_pioneer"), ("rs-2", "service_star"), ("yb-1", "youth_post"), ("sw-1", "service_star"))
HONOURED = (
    ("mz-1", "women_post", "青汀县妇女联合会"),
    ("rs-1", "youth_unit", "共青团青汀县委员会"),
    ("sw-2", "labour_pioneer", "青汀县总工会"),
)
DUTIES = {
    "窗口负责人": "负责本窗口的日常管理；处理疑难事项和投诉；安排代岗。",
    "窗口专员A": "受理、审核申请；一次性告知要补的材料。",
    "窗口专员B": "受理咨询和预约；送达办理结果；代“窗口专员A”岗。",
}  # fmt: skip


def plan_faces(stage: Stage) -> None:
    """At the founding what stands on cards; in the last days who went where."""
    random = Random(SEED + 4)  # noqa: S311 - made up, not secret
    founded = stage.days.founded
    _write_cards(stage.people.staff, random, founded)
    for number, person in enumerate(stage.people.staff[27::4][:PORTRAITS]):
        set_photo(actor=SYSTEM, staff=person, data=_portrait(number, person.name_zh, random), at=founded)
    _award(stage)
    _name_deputies()
    choose_naming(actor=SYSTEM, node=stage.places.units["gongan"], naming="surname", at=founded)
    _plan_absences(stage, random)
    _plan_hand_over(stage)


def _write_cards(staff: Sequence[Staff], random: Random, founded: datetime) -> None:
    for person in staff:
        person.languages = ["cmn", "local", *(key for key in ("en", "csl") if random.random() < 0.15)]
    Staff.objects.bulk_update(staff, ["languages"], batch_size=100)
    other = StaffDetails(
        name_zh="买买提·艾合买提江",
        name_en="Maimaiti Aihemaitijiang",
        badge_number=staff[-1].badge_number,
        languages=["cmn", "ug"],
    )
    change_staff(actor=SYSTEM, staff=staff[-1], details=other, at=founded)
    for title, duties in DUTIES.items():
        Post.objects.filter(title_zh=title).update(duties_zh=duties)


def _award(stage: Stage) -> None:
    at = stage.days.founded + timedelta(days=30)
    for code, kind in STARS:
        award_mark(
            actor=SYSTEM, kind=kind, staff=stage.people.lead[code], body_zh="青汀县政务服务大厅",
            body_en="Qingting County Service Hall", from_on=at.date(), at=at,
        )  # fmt: skip
    for code, kind, body in HONOURED:
        window = stage.places.windows[code]
        award_mark(actor=SYSTEM, kind=kind, node=window, body_zh=body, from_on=at.date(), at=at)


def _name_deputies() -> None:
    """The two officers of a window stand in for each other, the first of them for the head of the window too."""
    behind = {"窗口负责人": "窗口专员A", "窗口专员A": "窗口专员B", "窗口专员B": "窗口专员A"}
    posts = {(post.node_id, post.title_zh): post for post in Post.objects.filter(title_zh__in=behind)}
    began = Tenure.objects.order_by("from_on").values_list("from_on", flat=True)[0]
    Deputy.objects.bulk_create(
        Deputy(post=post, deputy_post=posts[node, behind[title]], from_on=began)
        for (node, title), post in posts.items()
        if (node, behind[title]) in posts
    )


def _plan_absences(stage: Stage, random: Random) -> None:
    """Some hours out of the office in the past days; now a few are away, one window has nobody, one is late."""
    days, at_windows = stage.days, [one for one in stage.people.staff if one.site_path]
    for day in days.working(days.today - timedelta(days=12), days.today - timedelta(days=1)):
        for person in random.sample(at_windows, 3):
            hour = random.randrange(9, 15)
            out, back = moment(day, f"{hour}:{random.randrange(60):02d}"), moment(day, f"{hour + 2}:30")
            _go(stage, person, random.choice(Where.away()), at=out, until_at=back)
            _go(stage, person, Where.AT_POST, at=back - timedelta(minutes=random.randrange(1, 40)))
    now = days.now
    empty = [one for one in at_windows if one.node_id == stage.places.windows["ny-2"].pk]
    away = [
        *((person, Where.TRAINING, timedelta(hours=26)) for person in empty),
        (_of(stage, "mz-1", "窗口专员A"), Where.LEAVE, timedelta(hours=30)),
        (_of(stage, "rs-1", "窗口负责人"), Where.MEETING, timedelta(hours=2)),
        (_of(stage, "yb-2", "窗口专员A"), Where.BUSINESS, timedelta(minutes=-20)),
    ]
    for person, where, left in away:
        _go(stage, person, where, at=now - timedelta(hours=1), until_at=now + left)


def _plan_hand_over(stage: Stage) -> None:
    """One post the clerk has taken on, and one that waits for her."""
    days, clerk = stage.days, stage.people.lead["mz-1"]
    giver = _of(stage, "mz-1", "窗口专员A")
    reviewer = _of(stage, "mz-1", "窗口专员B") if _has_second(stage) else None
    taken = ("补办登记 2 件，材料已齐，待打印", "预约周五上午的集体颁证，要布置场地")
    stage.agenda.plan(days.now - timedelta(hours=3), partial(_hand_over, giver, clerk, taken, stage))
    stage.agenda.plan(days.now - timedelta(hours=2), partial(_take_on, giver, stage))
    if reviewer:
        waiting = ("档案查询 3 件，等民政局回函",)
        stage.agenda.plan(days.now - timedelta(minutes=50), partial(_hand_over, reviewer, clerk, waiting, stage))


def _hand_over(giver: Staff, taker: Staff, lines: Sequence[str], stage: Stage, *, at: datetime) -> None:
    tenure = Tenure.objects.select_related("post__node").get(staff=giver, until_on=None)
    today = stage.days.today
    hand_over_post(
        actor=SYSTEM, post=tenure.post, giver=giver, taker=taker, reason=Where.LEAVE, from_on=today,
        until_on=today + timedelta(days=2), lines=[(line, None) for line in lines], at=at,
    )  # fmt: skip


def _take_on(giver: Staff, stage: Stage, *, at: datetime) -> None:
    row = HandOver.objects.get(giver=giver)
    taken = list(row.lines.values_list("pk", flat=True))
    answer_hand_over(actor=stage.people.actors["clerk"], hand_over=row, accepts=True, taken=taken, answer="", at=at)


def _go(stage: Stage, person: Staff, where: Where, *, at: datetime, until_at: datetime | None = None) -> None:
    stage.agenda.plan(at, partial(set_whereabouts, actor=SYSTEM, staff=person, where=where, until_at=until_at))


def _of(stage: Stage, code: str, title: str) -> Staff:
    node: Node = stage.places.windows[code]
    return Staff.objects.get(tenures__post__node=node, tenures__post__title_zh=title)


def _has_second(stage: Stage) -> bool:
    return Post.objects.filter(node=stage.places.windows["mz-1"], title_zh="窗口专员B").exists()


def _portrait(number: int, name: str, random: Random) -> bytes:
    """A drawn bust without a face of anybody's: head, hair, collar, coat."""
    picture = Image.new("RGB", (480, 640), GROUNDS[number % len(GROUNDS)])
    pen = ImageDraw.Draw(picture)
    coat, skin, hair = COATS[number % len(COATS)], random.choice(SKINS), random.choice(HAIRS)
    has_long_hair = bool(LONG_HAIRED & set(name[1:]))
    if has_long_hair:
        pen.rounded_rectangle((118, 150, 362, 440), 110, fill=hair)
    pen.rounded_rectangle((50, 455, 430, 720), 110, fill=coat)
    pen.polygon([(190, 450), (290, 450), (240, 545)], fill="#FFFFFF")
    pen.rounded_rectangle((203, 370, 277, 480), 34, fill=skin)
    pen.ellipse((140, 150, 340, 420), fill=skin)
    pen.pieslice((130, 120, 350, 350), 180, 360, fill=hair)
    pen.rectangle((130, 232, 350, 250), fill=hair if has_long_hair else skin)
    for eye in (203, 277):
        pen.ellipse((eye - 9, 288, eye + 9, 306), fill="#2A2320")
    pen.arc((200, 320, 280, 372), 25, 155, fill="#8A4B3A", width=6)
    out = io.BytesIO()
    picture.save(out, "PNG", compress_level=1)
    return out.getvalue()
