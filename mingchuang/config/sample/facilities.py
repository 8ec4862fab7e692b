"""What the halls of the sample offer, who looked at it, and what people said of it. The pictures are drawn."""

import io
from datetime import datetime, timedelta
from functools import partial

from PIL import Image, ImageDraw

from mingchuang.catalogue.actions import FacilityContent, check_state, enter_facility, report_trouble
from mingchuang.catalogue.enums import FacilityState, Trouble
from mingchuang.catalogue.models import Facility
from mingchuang.config.sample.days import moment
from mingchuang.config.sample.stage import Stage

# hall, kind, name, English, place, English, whether there is a picture
ROWS = (
    ("dating", "water", "一楼饮水机", "Water dispenser, ground floor", "东门左手", "Left of the east door", True),
    ("dating", "seats", "等候区座椅 60 座", "60 waiting seats", "一楼中间", "Ground floor, middle", True),
    ("dating", "accessible", "无障碍坡道", "Ramp", "东门外", "Outside the east door", False),
    ("dating", "toilet", "无障碍卫生间", "Accessible toilet", "一楼西侧", "Ground floor, west", False),
    ("dating", "baby", "母婴室", "Baby care room", "二楼楼梯口", "Second floor, by the stairs", False),
    ("dating", "first_aid", "急救箱", "First-aid kit", "咨询台", "Advice desk", True),
    ("dating", "volunteers", "志愿服务岗", "Volunteer desk", "东门内", "Inside the east door", False),
    ("dating", "self_service", "社保自助机", "Social insurance terminal", "一楼自助区", "Self-service area", False),
    ("dating", "self_service", "不动产查询机", "Real estate terminal", "一楼自助区", "Self-service area", False),
    ("dating", "agency", "帮办代办台", "Advice and agency desk", "一楼 1 号台", "Desk 1", False),
    ("dating", "glasses", "老花镜", "Reading glasses", "填表台", "Form-filling desk", False),
    ("dating", "wheelchair", "轮椅 2 辆", "2 wheelchairs", "志愿服务岗借用", "Ask the volunteers", False),
    ("budongchan-ting", "water", "饮水机", "Water dispenser", "入口右手", "Right of the entrance", True),
    ("budongchan-ting", "seats", "等候座椅 24 座", "24 waiting seats", "大厅中间", "Middle of the hall", False),
    ("budongchan-ting", "copying", "自助复印机", "Copying machine", "取号机旁", "Beside the ticket machine", False),
    ("chengnan", "water", "饮水机", "Water dispenser", "门口", "By the door", False),
    ("chengnan", "first_aid", "急救箱", "First-aid kit", "3 号窗口", "Window 3", False),
    ("chengnan", "agency", "帮办代办台", "Advice and agency desk", "进门正对", "Facing the door", False),
)
TEAL, WARM, PAPER, INK = "#0B5563", "#E9A23B", "#FAFAF7", "#1B2A33"
MINUTES = timedelta(minutes=7)


def plan_facilities(stage: Stage) -> None:
    """Entered early, looked at now and then; a machine fails, people say so, somebody sees to it."""
    first = stage.days.after(stage.days.since, 5)
    stage.agenda.plan(moment(first, "9:20"), partial(_enter, stage))
    looked = stage.days.last_before(stage.days.today - timedelta(days=9))
    stage.agenda.plan(moment(looked, "8:50"), partial(_look, stage))
    mended = stage.days.last_before(stage.days.today - timedelta(days=30))
    stage.agenda.plan(moment(mended, "10:10"), partial(_say, "社保自助机", Trouble.BROKEN, "插卡没有反应", "a"))
    stage.agenda.plan(moment(mended, "11:00"), partial(_see_to, stage, "社保自助机", FacilityState.NORMAL, "", ""))
    lately = stage.days.last_before(stage.days.today - timedelta(days=2))
    stage.agenda.plan(moment(lately, "9:40"), partial(_say, "老花镜", Trouble.EMPTY, "300 度的没有了", "b"))
    stage.agenda.plan(moment(lately, "15:10"), partial(_say, "老花镜", Trouble.EMPTY, "", "c"))
    stage.agenda.plan(
        moment(lately, "16:00"),
        partial(
            _see_to,
            stage,
            "自助复印机",
            FacilityState.FAULTY,
            "缺粉盒，已经订货，三天内能用；这几天请到 1 号窗口复印",
            "Out of toner, back within three days; copies are made at window 1 meanwhile",
        ),
    )


def _enter(stage: Stage, *, at: datetime) -> None:
    for hall, kind, name, english, place, place_en, has_picture in ROWS:
        content = FacilityContent(kind=kind, name_zh=name, name_en=english, place_zh=place, place_en=place_en)
        enter_facility(
            actor=stage.office,
            hall=stage.places.halls[hall],
            content=content,
            picture=_drawn(kind) if has_picture else None,
            at=at,
        )


def _look(stage: Stage, *, at: datetime) -> None:
    for number, row in enumerate(Facility.objects.standing().filter(state=FacilityState.NORMAL).order_by("pk")):
        check_state(actor=stage.office, facility_id=row.pk, state=FacilityState.NORMAL, at=at + number * MINUTES)


def _say(name: str, trouble: Trouble, words: str, device: str, *, at: datetime) -> None:
    row = Facility.objects.get(name_zh=name)
    report_trouble(
        facility_id=row.pk, trouble=trouble, words=words, device_hash=f"sample-{device}", network_hash="sample", at=at
    )


def _see_to(stage: Stage, name: str, state: FacilityState, note: str, note_en: str, *, at: datetime) -> None:
    row = Facility.objects.get(name_zh=name)
    check_state(actor=stage.office, facility_id=row.pk, state=state, note_zh=note, note_en=note_en, at=at)


def _drawn(kind: str) -> bytes:
    """A plain drawing of the thing, where a town would have its photograph."""
    sheet = Image.new("RGB", (640, 480), PAPER)
    pen = ImageDraw.Draw(sheet)
    pen.rectangle((0, 400, 640, 480), fill="#DDE5E4")
    if kind == "water":
        pen.rounded_rectangle((250, 160, 390, 420), 18, fill=TEAL)
        pen.rounded_rectangle((275, 50, 365, 170), 30, fill="#9FC7CE")
        pen.rectangle((285, 230, 305, 265), fill=PAPER)
        pen.rectangle((335, 230, 355, 265), fill=WARM)
    elif kind == "seats":
        for left in (90, 250, 410):
            pen.rounded_rectangle((left, 170, left + 140, 300), 16, fill=TEAL)
            pen.rounded_rectangle((left, 300, left + 140, 340), 10, fill=INK)
            pen.rectangle((left + 60, 340, left + 80, 420), fill=INK)
    else:
        pen.rounded_rectangle((190, 180, 450, 400), 20, fill=PAPER, outline=INK, width=10)
        pen.rectangle((300, 220, 340, 360), fill=TEAL)
        pen.rectangle((250, 270, 390, 310), fill=TEAL)
    out = io.BytesIO()
    sheet.save(out, "PNG")
    return out.getvalue()
