"""The service items of the sample: published before the half year begins, some promises shortened during it."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from functools import partial
from typing import Any

from mingchuang.catalogue.actions import (
    ItemOrder,
    change_item,
    enter_simplification,
    keep_item_file,
    load_items,
    publish_item,
)
from mingchuang.catalogue.enums import FileKind
from mingchuang.catalogue.models import ServiceItem
from mingchuang.catalogue.queries import savings_not_entered
from mingchuang.catalogue.rules.items import ItemContent, MaterialContent, StepContent
from mingchuang.config.sample.campaigns import issued_on
from mingchuang.config.sample.days import moment, month_end
from mingchuang.config.sample.places import UNITS
from mingchuang.config.sample.stage import Stage
from mingchuang.config.sample.tables import table
from mingchuang.config.sample.tree import Places
from mingchuang.foundation.access import Actor

TIME_UNITS = {"w": "working", "d": "natural"}
FIRMS = ("企业和其他组织", "Enterprises and other organisations")
PERSONS = ("本县居民和在本县居住的人员", "Residents of the county and people living there")
SHORTER = {"房屋所有权转移登记": 2, "企业职工退休申请": 10, "居民身份证换领": 12}
FORM, REGISTER = "申请表", "户口簿"
HOW = {
    "time": ("受理和审核并联进行", "Acceptance and examination run side by side"),
    "materials": ("户籍信息由部门共享，不用再带户口簿", "Household data are shared between offices"),
    "steps": ("两个环节并成一个", "Two steps became one"),
    "visits": ("寄送结果，不用再来取", "The result is sent by post"),
}
CALLED = {
    "最低生活保障待遇确认": "吃低保、低保申请",
    "结婚登记": "领证、打结婚证",
    "居民身份证换领": "换身份证",
    "高龄津贴": "老年补贴",
    "社会保障卡申领": "办社保卡",
}
PLEDGED = ("本单位公开承诺", "The unit's public pledge")


def item_orders(places: Places) -> list[ItemOrder]:
    """All items as they shall stand, each at its windows."""
    data = table("items")
    numbers = {unit.code: number for number, unit in enumerate(UNITS, start=1)}
    return [
        ItemOrder(
            code=f"{_base(numbers[row['unit']], place)}QT{place:04d}",
            node=places.units[row["unit"]],
            content=_content(row, data, base=_base(numbers[row["unit"]], place)),
            windows=tuple(places.windows[code] for code in row["windows"].split()),
        )
        for place, row in enumerate(data["items"], start=1)
    ]


def publish_items(places: Places, *, actor: Actor, at: datetime) -> int:
    """Publish the whole catalogue, and put a filled-in form where people ask for one."""
    published = load_items(actor=actor, orders=item_orders(places), publish=True, at=at).published
    for item in ServiceItem.objects.filter(materials__name_zh=FORM).order_by("pk")[:3]:
        lines = [f"{item.name_zh}（样表）", "", "姓名：张三", "住址：青汀县城南街 3 号", "申请事项：" + item.name_zh]
        keep_item_file(
            actor=actor,
            item_id=item.pk,
            kind=FileKind.SAMPLE,
            material=FORM,
            data="\n".join(lines).encode(),
            name=f"{item.name_zh}申请表样表.txt",
            at=at,
        )
    return published


def plan_items(stage: Stage) -> None:
    """Two months into the campaign some promises are shortened, and some papers no longer asked for."""
    orders = {order.content.name_zh: order for order in item_orders(stage.places)}
    day = stage.days.after(month_end(issued_on(stage.days), 1), 3)
    for name, days in SHORTER.items():
        stage.agenda.plan(moment(day, "10:00"), partial(_shorten, stage, orders[name], days))


def _shorten(stage: Stage, order: ItemOrder, days: int, *, at: datetime) -> None:
    """Publish a next version with a shorter promise and one paper less, and say so on the list."""
    item = ServiceItem.objects.get(code=order.code)
    content = replace(
        order.content,
        promised_count=days,
        steps=_steps(days, order.content.promised_unit),
        materials=tuple(_without_register(material) for material in order.content.materials),
    )
    draft = change_item(actor=stage.office, item_id=item.pk, content=content, windows=order.windows, at=at)
    publish_item(actor=stage.office, item_id=draft.pk, at=at)
    savings, since = savings_not_entered(order.code)
    for saving in savings:
        zh, en = HOW[saving.saving.value]
        enter_simplification(
            actor=stage.office,
            item_id=item.pk,
            saving=saving,
            in_force_from=since or at.date(),
            how_zh=zh,
            how_en=en,
            at=at,
        )


def _without_register(material: MaterialContent) -> MaterialContent:
    """The household register is looked up, not brought."""
    is_register = material.name_zh == REGISTER
    return replace(material, source="shared", original_count=0, copy_count=0) if is_register else material


def _base(unit: int, place: int) -> str:
    return f"50{unit:03d}{place:03d}00"


def _content(row: dict[str, Any], data: dict[str, Any], *, base: str) -> ItemContent:
    law, _, promise = row.get("limits", "/").partition("/")
    basis = data["bases"].get(row.get("basis"), PLEDGED if promise else ("", ""))
    fee_basis = data["bases"].get(row.get("fee_basis"), ("", ""))
    applicants = FIRMS if row.get("for_firms") else PERSONS
    is_law = row["kind"] == "licence" and "basis" in row
    return ItemContent(
        name_zh=row["zh"],
        name_en=row["en"],
        base_code=base,
        item_type=row["kind"],
        case_type="promised" if promise else "immediate",
        statutory_count=_count(law),
        statutory_unit=TIME_UNITS[(law or promise or "w")[-1]],
        promised_count=_count(promise),
        promised_unit=TIME_UNITS[(promise or "w")[-1]],
        at_once_minutes=row.get("minutes"),
        limit_basis_zh=basis[0],
        limit_basis_en=basis[1],
        is_charged="fee" in row,
        fee_amount=Decimal(row["fee"]) if "fee" in row else None,
        fee_basis_zh=fee_basis[0],
        fee_basis_en=fee_basis[1],
        modes=tuple(row["modes"].split()),
        applicants_zh=applicants[0],
        applicants_en=applicants[1],
        result_zh=row["result"][0],
        result_en=row["result"][1],
        legal_basis_zh=basis[0] if is_law else "",
        legal_basis_en=basis[1] if is_law else "",
        **_ways(row),
        conditions_zh="申请人符合设定依据规定的条件，材料齐全。" if is_law else "",
        conditions_en="The applicant meets the conditions of the law and hands in all materials." if is_law else "",
        steps=_steps(_count(promise), TIME_UNITS[(promise or "w")[-1]]),
        materials=tuple(_material(data["materials"][key]) for key in row["needs"].split()),
    )


def _ways(row: dict[str, Any]) -> dict[str, Any]:
    """Who comes, where, how often. Any: a row of the data file."""
    modes = row["modes"].split()
    is_online = "online" in modes
    return {
        "applicant_kinds": ("enterprise", "other") if row.get("for_firms") else ("person",),
        "channels": ("window", "web", "mobile") if is_online else ("window",),
        "coverage": "county" if "nearby" in modes else "",
        "visits": 0 if is_online else 1,
        "result_kind": "certificate" if "证" in row["result"][0] else "notice",
        "advice_phone": "0000-6120100",
        "complaint_phone": "0000-6120012",
        "also_called": CALLED.get(row["zh"], ""),
        "hours_zh": "工作日午间 12:00–13:30 预约办理" if "extended_hours" in modes else "",
        "hours_en": "Working days at noon, by appointment" if "extended_hours" in modes else "",
    }


def _steps(days: int | None, unit: str) -> tuple[StepContent, ...]:
    """What is done on the spot is one step; the rest is taken in, examined, decided, handed out."""
    if days is None:
        return (StepContent(name_zh="当场办结", name_en="Done on the spot", post_zh="窗口", post_en="Window"),)
    known = (
        ("受理", "Acceptance", 1 if days > 2 else None, "窗口", "Window"),
        ("审核", "Examination", days - 2 if days > 2 else days, "业务股室", "Section"),
        ("决定和送达", "Decision and delivery", 1 if days > 2 else None, "分管负责人", "Head"),
    )
    return tuple(
        StepContent(name_zh=zh, name_en=en, limit_count=count, limit_unit=unit, post_zh=post, post_en=post_en)
        for zh, en, count, post, post_en in known
    )


def _count(limit: str) -> int | None:
    return int(limit[:-1]) if limit else None


def _material(row: dict[str, Any]) -> MaterialContent:
    return MaterialContent(
        name_zh=row["zh"],
        name_en=row["en"],
        original_count=row["originals"],
        copy_count=row["copies"],
        source=row["source"],
        waivable_when_zh=row.get("waivable_zh", ""),
        waivable_when_en=row.get("waivable_en", ""),
    )
