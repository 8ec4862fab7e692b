"""The wording of an item, and what is wrong with it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from mingchuang.catalogue.enums import ApplicantKind, CaseType, Channel, HandlingMode
from mingchuang.catalogue.rules.limits import is_within, largest_within, span
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.sheets.cells import cleaned
from mingchuang.foundation.worktime.limits import Limit, LimitUnit
from mingchuang.organisations.enums import NodeKind

CODE = re.compile(r"(?=.*[0-9])[0-9A-Za-z]{1,24}")
BASE_CODE = re.compile(r"[0-9A-Za-z]{1,10}")
PHONE = re.compile(r"[0-9+()（）\-—－ ]{3,30}(转[0-9]{1,6})?([、,，;； ]+[0-9+()（）\-—－ ]{3,30})*")
LONGEST_COUNT = 999
MOST_MINUTES = 480
"""A day of opening: whoever waits longer has a day's promise."""
LONGEST_TEXT = 4000
MOST_VISITS = 20
DEAREST, CENT = Decimal(100_000_000), Decimal("0.01")


class ItemRefused(Refusal):
    """The item may not be written so. `field` names the place at fault; `ordinal` the line, from 1, in `part`."""

    def __init__(self, text: str, *, field: str, ordinal: int = 0, part: str = "materials", **values: object) -> None:
        super().__init__(text, **values)
        self.field = field
        self.ordinal = ordinal
        self.part = part


@dataclass(frozen=True, slots=True, kw_only=True)
class MaterialContent:
    """One material the applicant brings."""

    name_zh: str
    name_en: str = ""
    original_count: int = 0
    copy_count: int = 0
    source: str = "applicant"
    issuer_zh: str = ""
    issuer_en: str = ""
    medium: str = "either"
    waivable_when_zh: str = ""
    waivable_when_en: str = ""
    is_by_commitment: bool = False
    note_zh: str = ""
    note_en: str = ""

    @property
    def is_brought(self) -> bool:
        """False for what the offices get from each other."""
        return self.source != "shared"


@dataclass(frozen=True, slots=True, kw_only=True)
class StepContent:
    """One step of handling."""

    name_zh: str
    name_en: str = ""
    limit_count: int | None = None
    limit_unit: str = LimitUnit.WORKING_DAY.value
    is_outside_limit: bool = False
    post_zh: str = ""
    post_en: str = ""

    @property
    def limit(self) -> Limit | None:
        """Its own limit, if any."""
        return _limit(self.limit_count, self.limit_unit)


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemContent:
    """All that an item says of itself, apart from its code, its unit and its windows."""

    name_zh: str
    name_en: str = ""
    base_code: str = ""
    item_type: str = "public_service"
    case_type: str = CaseType.PROMISED.value
    statutory_count: int | None = None
    statutory_unit: str = LimitUnit.WORKING_DAY.value
    promised_count: int | None = None
    promised_unit: str = LimitUnit.WORKING_DAY.value
    at_once_minutes: int | None = None
    limit_basis_zh: str = ""
    limit_basis_en: str = ""
    is_charged: bool = False
    fee_amount: Decimal | None = None
    fee_text_zh: str = ""
    fee_text_en: str = ""
    fee_basis_zh: str = ""
    fee_basis_en: str = ""
    modes: tuple[str, ...] = ()
    applicants_zh: str = ""
    applicants_en: str = ""
    result_zh: str = ""
    result_en: str = ""
    legal_basis_zh: str = ""
    legal_basis_en: str = ""
    body_kind: str = "statutory"
    applicant_kinds: tuple[str, ...] = ()
    conditions_zh: str = ""
    conditions_en: str = ""
    channels: tuple[str, ...] = ()
    coverage: str = ""
    visits: int | None = None
    hours_zh: str = ""
    hours_en: str = ""
    quota_zh: str = ""
    quota_en: str = ""
    special_zh: str = ""
    special_en: str = ""
    result_kind: str = ""
    advice_phone: str = ""
    complaint_phone: str = ""
    also_called: str = ""
    in_force_from: date | None = None
    materials: tuple[MaterialContent, ...] = ()
    steps: tuple[StepContent, ...] = ()

    @property
    def statutory(self) -> Limit | None:
        """The limit set by law, if any."""
        return _limit(self.statutory_count, self.statutory_unit)

    @property
    def promised(self) -> Limit | None:
        """The limit promised."""
        return _limit(self.promised_count, self.promised_unit)


Tidy = TypeVar("Tidy", ItemContent, MaterialContent, StepContent)


def _limit(count: int | None, unit: str) -> Limit | None:
    return Limit(count=count, unit=LimitUnit(unit)) if count is not None else None


def check_code(code: str) -> None:
    """An implementation code is at most 24 letters and digits."""
    if not CODE.fullmatch(code):
        raise ItemRefused(
            "实施编码由 1 至 24 位数字和字母组成，至少有一位数字，现为“{code}”。", field="code", code=code
        )


def check_item(content: ItemContent) -> None:
    """Raise the first fault, if there is any."""
    for fault in item_faults(content):
        raise fault


def item_faults(content: ItemContent) -> tuple[ItemRefused, ...]:
    """All that is wrong with this wording, in the order of the form."""
    return (
        *_wording(content),
        *_limits(content),
        *_fee(content),
        *_ways(content),
        *_materials(content),
        *_steps(content),
    )


def _wording(content: ItemContent) -> Iterator[ItemRefused]:
    if not content.name_zh.strip():
        yield ItemRefused("请写明事项名称。", field="name_zh")
    if content.base_code and not BASE_CODE.fullmatch(content.base_code):
        yield ItemRefused("基本编码由 1 至 10 位数字和字母组成，也可以不填。", field="base_code")
    if unknown := sorted(set(content.modes) - set(HandlingMode.values)):
        yield ItemRefused("没有“{modes}”这种办理方式。", field="modes", modes="、".join(unknown))
    if unknown := sorted(set(content.applicant_kinds) - set(ApplicantKind.values)):
        yield ItemRefused("没有“{kinds}”这种服务对象。", field="applicant_kinds", kinds="、".join(unknown))
    if unknown := sorted(set(content.channels) - set(Channel.values)):
        yield ItemRefused("没有“{channels}”这种办理形式。", field="channels", channels="、".join(unknown))
    for field, text in (("legal_basis_zh", content.legal_basis_zh), ("conditions_zh", content.conditions_zh)):
        if len(text) > LONGEST_TEXT:
            yield ItemRefused("最多 {limit} 个字，现有 {n} 个。", field=field, limit=LONGEST_TEXT, n=len(text))
    for field, phone in (("advice_phone", content.advice_phone), ("complaint_phone", content.complaint_phone)):
        if phone and not PHONE.fullmatch(phone):
            yield ItemRefused("“{phone}”不像电话号码，请写成 0513-12345678 的样子。", field=field, phone=phone)


def _ways(content: ItemContent) -> Iterator[ItemRefused]:
    """What is said of the ways must agree with itself."""
    if content.visits is not None and not 0 <= content.visits <= MOST_VISITS:
        yield ItemRefused(
            "到现场次数须在 0 至 {most} 之间，现为 {n}。", field="visits", most=MOST_VISITS, n=content.visits
        )
    elif content.visits is not None and content.visits > 1 and "one_visit" in content.modes:
        yield ItemRefused("写了“一次办”，到现场次数不能是 {n} 次。", field="visits", n=content.visits)
    if "at_once" in content.modes and content.case_type == CaseType.PROMISED:
        yield ItemRefused("“马上办”的事当场办结，请把办件类型改为即办件，或去掉“马上办”。", field="modes")


def _limits(content: ItemContent) -> Iterator[ItemRefused]:
    """National trap: an immediate case has no day clock; every other one needs a promise within the law."""
    for field, count in (("statutory_count", content.statutory_count), ("promised_count", content.promised_count)):
        if count is not None and not 1 <= count <= LONGEST_COUNT:
            yield ItemRefused("期限须在 1 至 999 之间，现为 {count}。", field=field, count=count)
            return
    if (minutes := content.at_once_minutes) is not None:
        if content.case_type != CaseType.IMMEDIATE:
            yield ItemRefused("只有即办件按分钟计时；承诺件请填承诺时限。", field="at_once_minutes")
        elif not 1 <= minutes <= MOST_MINUTES:
            text = "即办时限须在 1 至 {most} 分钟之间，现为 {count}。"
            yield ItemRefused(text, field="at_once_minutes", most=MOST_MINUTES, count=minutes)
    if content.case_type == CaseType.IMMEDIATE:
        if content.promised_count is not None:
            yield ItemRefused("即办件当场办结，不填承诺时限；需要几天的请改为承诺件。", field="promised_count")
    elif content.promised is None:
        yield ItemRefused("请填承诺时限；当场办结的请改为即办件。", field="promised_count")
    elif content.statutory is not None and not is_within(content.promised, content.statutory):
        yield _above_the_law(content.promised, content.statutory)


def _above_the_law(promised: Limit, statutory: Limit) -> ItemRefused:
    values: dict[str, Any] = {
        "promised": promised,
        "statutory": statutory,
        "most": Limit(count=largest_within(promised.unit, statutory), unit=promised.unit),
        "longest": span(promised).longest,
        "shortest": span(statutory).shortest,
    }
    if not largest_within(promised.unit, statutory):
        text = "承诺时限 {promised}，遇长假可达 {longest} 天，会超过法定时限 {statutory}；请改用与法定时限相同的单位。"
    elif promised.unit is statutory.unit:
        text = "承诺时限 {promised}超过法定时限 {statutory}，请改为 {most}以内。"
    else:
        text = (
            "承诺时限 {promised}最长可达 {longest} 天，法定时限 {statutory}最短只有 {shortest} 天，可能超过；"
            "请改为 {most}以内，或改用相同的单位。"
        )
    return ItemRefused(text, field="promised_count", **values)


def _fee(content: ItemContent) -> Iterator[ItemRefused]:
    if not content.is_charged:
        if content.fee_amount:
            yield ItemRefused("不收费的事项不填金额；收费的请选“收费”。", field="fee_amount")
        return
    if content.fee_amount is not None and content.fee_amount < 0:
        yield ItemRefused("收费金额不能是负数。", field="fee_amount")
    if content.fee_amount is not None and not _is_money(content.fee_amount):
        yield ItemRefused("收费金额写到分为止，并且小于一亿元。", field="fee_amount")
    if content.fee_amount is None and not content.fee_text_zh.strip():
        yield ItemRefused("收费的事项请填金额，或写明标准。", field="fee_amount")
    if not content.fee_basis_zh.strip():
        yield ItemRefused("收费没有依据，请写明收费依据的文件名称和文号。", field="fee_basis_zh")


def _materials(content: ItemContent) -> Iterator[ItemRefused]:
    seen: set[str] = set()
    for ordinal, material in enumerate(content.materials, start=1):
        name = material.name_zh.strip()
        if not name:
            yield ItemRefused("第 {n} 项材料没有名称。", field="name_zh", ordinal=ordinal, n=ordinal)
        elif name in seen:
            yield ItemRefused("材料“{name}”写了两次。", field="name_zh", ordinal=ordinal, name=name)
        elif not material.original_count and not material.copy_count and material.source != "shared":
            yield ItemRefused(
                "材料“{name}”要几份原件或复印件没有写明。", field="original_count", ordinal=ordinal, name=name
            )
        seen.add(name)


def _steps(content: ItemContent) -> Iterator[ItemRefused]:
    """Each step has a name; no step, and not all of them together, may run past the promise."""
    days, unit, is_told = 0, content.promised.unit if content.promised else None, False
    for ordinal, step in enumerate(content.steps, start=1):
        if not step.name_zh.strip():
            yield _at_step("第 {n} 个环节没有名称。", "name_zh", ordinal, n=ordinal)
        if step.limit_count is not None and not 1 <= step.limit_count <= LONGEST_COUNT:
            yield _at_step("环节时限须在 1 至 999 之间，现为 {count}。", "limit_count", ordinal, count=step.limit_count)
            continue
        limit = step.limit
        if limit is None or step.is_outside_limit or content.promised is None:
            continue
        days += limit.count if limit.unit is unit else 0
        if not is_within(limit, content.promised):
            yield _at_step("这个环节的时限超过承诺时限；不计入承诺时限的请注明。", "limit_count", ordinal)
        elif days > content.promised.count and not is_told:
            is_told = True
            text = "到这个环节合计 {days}，超过承诺时限 {promised}；不计入承诺时限的请注明。"
            together = Limit(count=days, unit=content.promised.unit)
            yield _at_step(text, "limit_count", ordinal, days=together, promised=content.promised)


def _at_step(text: str, field: str, ordinal: int, **values: object) -> ItemRefused:
    return ItemRefused(text, field=field, ordinal=ordinal, part="steps", **values)


def _is_money(amount: Decimal) -> bool:
    return amount.is_finite() and amount < DEAREST and amount == amount.quantize(CENT)


def tidied(content: ItemContent) -> ItemContent:
    """Texts without blanks at their ends, control signs and foreign line ends: as a workbook would give them back."""
    return replace(
        _tidied(content),
        materials=tuple(_tidied(each) for each in content.materials),
        steps=tuple(_tidied(each) for each in content.steps),
    )


def _tidied(content: Tidy) -> Tidy:
    texts: dict[str, Any] = {
        field.name: cleaned(text) for field in fields(content) if isinstance(text := getattr(content, field.name), str)
    }
    return replace(content, **texts)


def check_unit(kind: str) -> None:
    """An item belongs to a body that answers for it, or to one of its sections."""
    if kind not in {*NodeKind.answering(), NodeKind.SECTION}:
        raise ItemRefused("实施单位须是单位或科室，不能是地区、大厅或窗口。", field="node")


def check_last_day(*, until: date, today: date, first_day: date | None) -> None:
    """An item ends today at the earliest, and never before it began."""
    if until < today:
        raise ItemRefused("停止施行日期 {until} 早于今天，请改为今天或以后。", field="until", until=until)
    if first_day is not None and until < first_day:
        text = "停止施行日期 {until} 早于施行日期 {first_day}，请改为以后的日期。"
        raise ItemRefused(text, field="until", until=until, first_day=first_day)


def check_first_day(*, first_day: date, today: date, replaced_from: date | None) -> None:
    """The first version may reach back; a later one neither before its publishing nor before what it replaces."""
    if replaced_from is None:
        return
    if first_day < today:
        raise ItemRefused(
            "修改后的事项不能追溯施行：施行日期 {first_day} 早于今天。", field="in_force_from", first_day=first_day
        )
    if first_day < replaced_from:
        raise ItemRefused(
            "施行日期 {first_day} 早于现行版本的 {before}，请改为当天或以后。",
            field="in_force_from",
            first_day=first_day,
            before=replaced_from,
        )
