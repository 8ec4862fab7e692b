"""What the workbook of items looks like: one sheet of items, one of their materials, one of their steps."""

from collections.abc import Iterable
from typing import Any

from mingchuang.catalogue.enums import (
    TIME_UNITS,
    ApplicantKind,
    BodyKind,
    CaseType,
    Channel,
    Coverage,
    HandlingMode,
    ItemType,
    MaterialMedium,
    MaterialSource,
    ResultKind,
)
from mingchuang.foundation.sheets.spec import Column, Kind, SheetSpec

YES_NO = (("yes", "是"), ("no", "否"))


def _choice(
    key: str, title: str, choices: Iterable[tuple[str, Any]], *, en: str = "", required: bool = False
) -> Column:
    pairs = tuple((value, str(label)) for value, label in choices)
    return Column(key=key, title_zh=title, title_en=en, kind=Kind.CHOICE, choices=pairs, required=required)


def _several_of(key: str, title: str, labels: Iterable[Any], *, en: str) -> Column:
    words = "、".join(str(label) for label in labels)
    return Column(key=key, title_zh=title, title_en=en, width=26, help_zh=f"可写几种，用顿号隔开：{words}")


ITEMS = SheetSpec(
    name_zh="事项",
    name_en="Items",
    columns=(
        Column(key="code", title_zh="实施编码", title_en="Code", required=True, max_length=24, width=26),
        Column(key="base_code", title_zh="基本编码", title_en="Base code", max_length=10),
        Column(key="name_zh", title_zh="事项名称", title_en="Name (Chinese)", required=True, max_length=200, width=32),
        Column(key="name_en", title_zh="英文名称", title_en="Name (English)", max_length=300, width=32),
        Column(key="node", title_zh="实施单位编码", title_en="Unit code", required=True, max_length=40),
        _choice("item_type", "事项类型", ItemType.choices, en="Item type", required=True),
        _choice("case_type", "办件类型", CaseType.choices, en="Case type", required=True),
        Column(key="statutory_count", title_zh="法定时限", title_en="Statutory limit", kind=Kind.INTEGER),
        _choice("statutory_unit", "法定时限单位", TIME_UNITS, en="Statutory unit"),
        Column(key="promised_count", title_zh="承诺时限", title_en="Promised limit", kind=Kind.INTEGER),
        _choice("promised_unit", "承诺时限单位", TIME_UNITS, en="Promised unit"),
        Column(key="limit_basis_zh", title_zh="时限依据", title_en="Basis of limit (Chinese)"),
        Column(key="limit_basis_en", title_zh="时限依据（英文）", title_en="Basis of limit (English)"),
        _choice("is_charged", "是否收费", YES_NO, en="Charged"),
        Column(key="fee_amount", title_zh="收费金额（元）", title_en="Fee (yuan)", kind=Kind.DECIMAL),
        Column(key="fee_text_zh", title_zh="收费标准", title_en="Fee terms (Chinese)", max_length=300),
        Column(key="fee_text_en", title_zh="收费标准（英文）", title_en="Fee terms (English)", max_length=300),
        Column(key="fee_basis_zh", title_zh="收费依据", title_en="Basis of fee (Chinese)"),
        Column(key="fee_basis_en", title_zh="收费依据（英文）", title_en="Basis of fee (English)"),
        _several_of("modes", "办理方式", HandlingMode.labels, en="Ways of doing it"),
        Column(key="applicants_zh", title_zh="谁可以办", title_en="Who may apply (Chinese)"),
        Column(key="applicants_en", title_zh="谁可以办（英文）", title_en="Who may apply (English)"),
        Column(key="result_zh", title_zh="办理结果", title_en="Result (Chinese)", max_length=200),
        Column(key="result_en", title_zh="办理结果（英文）", title_en="Result (English)", max_length=200),
        Column(key="legal_basis_zh", title_zh="设定依据", title_en="Legal basis (Chinese)", max_length=4000, width=32),
        Column(key="legal_basis_en", title_zh="设定依据（英文）", title_en="Legal basis (English)", max_length=4000),
        Column(key="windows", title_zh="办理窗口编码", title_en="Window codes", help_zh="几个窗口用顿号隔开。"),
        Column(key="in_force_from", title_zh="施行日期", title_en="In force from", kind=Kind.DATE),
        _choice("body_kind", "实施主体性质", BodyKind.choices, en="Kind of body"),
        _several_of("applicant_kinds", "服务对象", ApplicantKind.labels, en="Applicants"),
        Column(key="conditions_zh", title_zh="受理条件", title_en="Conditions (Chinese)", max_length=4000, width=32),
        Column(key="conditions_en", title_zh="受理条件（英文）", title_en="Conditions (English)", max_length=4000),
        _several_of("channels", "办理形式", Channel.labels, en="Where to apply"),
        _choice("coverage", "通办范围", [pair for pair in Coverage.choices if pair[0]], en="Coverage"),
        Column(key="visits", title_zh="到现场次数", title_en="Visits", kind=Kind.INTEGER),
        Column(key="hours_zh", title_zh="办理时间说明", title_en="Hours (Chinese)", max_length=200),
        Column(key="hours_en", title_zh="办理时间说明（英文）", title_en="Hours (English)", max_length=200),
        Column(key="quota_zh", title_zh="数量限制", title_en="Quota (Chinese)", max_length=200),
        Column(key="quota_en", title_zh="数量限制（英文）", title_en="Quota (English)", max_length=200),
        Column(key="special_zh", title_zh="特别程序", title_en="Special procedure (Chinese)", max_length=300),
        Column(key="special_en", title_zh="特别程序（英文）", title_en="Special procedure (English)", max_length=300),
        _choice("result_kind", "结果类型", ResultKind.choices, en="Kind of result"),
        Column(key="advice_phone", title_zh="咨询电话", title_en="Advice line", max_length=40),
        Column(key="complaint_phone", title_zh="监督电话", title_en="Complaint line", max_length=40),
        Column(
            key="also_called",
            title_zh="群众常用叫法",
            title_en="Also called",
            max_length=200,
            help_zh="群众平时怎么叫，几种用顿号隔开；查找时查得到。",
        ),
        Column(
            key="at_once_minutes",
            title_zh="即办时限（分钟）",
            title_en="While-you-wait limit (minutes)",
            kind=Kind.INTEGER,
        ),
    ),
)
MATERIALS = SheetSpec(
    name_zh="材料",
    name_en="Materials",
    required=False,
    columns=(
        Column(key="code", title_zh="实施编码", title_en="Code", required=True, max_length=24, width=26),
        Column(key="name_zh", title_zh="材料名称", title_en="Name (Chinese)", max_length=200, width=32),
        Column(key="name_en", title_zh="英文名称", title_en="Name (English)", max_length=300, width=32),
        Column(key="original_count", title_zh="原件份数", title_en="Originals", kind=Kind.INTEGER),
        Column(key="copy_count", title_zh="复印件份数", title_en="Copies", kind=Kind.INTEGER),
        _choice("source", "来源", MaterialSource.choices, en="Source"),
        Column(key="waivable_when_zh", title_zh="何时可容缺", title_en="When it may follow later", max_length=200),
        Column(key="waivable_when_en", title_zh="何时可容缺（英文）", title_en="Same (English)", max_length=200),
        Column(key="issuer_zh", title_zh="来源说明", title_en="Issued by (Chinese)", max_length=200),
        Column(key="issuer_en", title_zh="来源说明（英文）", title_en="Issued by (English)", max_length=200),
        _choice("medium", "材料形式", MaterialMedium.choices, en="Medium"),
        _choice("is_by_commitment", "可用告知承诺代替", YES_NO, en="By commitment"),
        Column(key="note_zh", title_zh="填写说明", title_en="Note (Chinese)", max_length=300),
        Column(key="note_en", title_zh="填写说明（英文）", title_en="Note (English)", max_length=300),
    ),
)
STEPS = SheetSpec(
    name_zh="环节",
    name_en="Steps",
    required=False,
    columns=(
        Column(key="code", title_zh="实施编码", title_en="Code", required=True, max_length=24, width=26),
        Column(key="name_zh", title_zh="环节名称", title_en="Name (Chinese)", max_length=100, width=24),
        Column(key="name_en", title_zh="英文名称", title_en="Name (English)", max_length=150, width=24),
        Column(key="limit_count", title_zh="环节时限", title_en="Limit", kind=Kind.INTEGER),
        _choice("limit_unit", "环节时限单位", TIME_UNITS, en="Unit"),
        _choice("is_outside_limit", "不计入承诺时限", YES_NO, en="Not counted"),
        Column(key="post_zh", title_zh="办理岗位", title_en="Post (Chinese)", max_length=100),
        Column(key="post_en", title_zh="办理岗位（英文）", title_en="Post (English)", max_length=150),
    ),
)
BOOK = (ITEMS, MATERIALS, STEPS)

# Columns that hold several words, with the words they may hold.
SEVERAL = {
    "modes": dict(HandlingMode.choices),
    "applicant_kinds": dict(ApplicantKind.choices),
    "channels": dict(Channel.choices),
}
# Columns of yes and no.
TICKS = ("is_charged", "is_by_commitment", "is_outside_limit")
