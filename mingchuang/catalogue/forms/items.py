"""Items as they are typed."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from mingchuang.catalogue.enums import (
    TIME_UNITS,
    ApplicantKind,
    BodyKind,
    CaseType,
    Channel,
    Coverage,
    FileKind,
    HandlingMode,
    ItemType,
    MaterialMedium,
    MaterialSource,
    ResultKind,
)
from mingchuang.catalogue.rules.items import (
    LONGEST_TEXT,
    ItemContent,
    ItemRefused,
    MaterialContent,
    StepContent,
    item_faults,
)
from mingchuang.foundation.http.fields import DayInput, offer_choices, offer_rows, show_refusal
from mingchuang.organisations.models import Node

LONG = forms.Textarea(attrs={"rows": 3})


def worded_choices(choices: Iterable[tuple[str, Any]]) -> list[tuple[str, Any]]:
    """Choices whose labels are put into the reader's language when shown."""
    return [(value, _(str(label))) for value, label in choices]


class ItemFilterForm(forms.Form):
    """What the list is narrowed to."""

    q = forms.CharField(label=_("名称或编码"), required=False, max_length=100)
    state = forms.ChoiceField(
        label=_("状态"), required=False, choices=[("", _("全部")), ("published", _("已公布")), ("draft", _("待公布"))]
    )
    unit = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldGroup:
    """Fields under one title, row by row."""

    title: Any  # a lazy translation
    rows: list[list[forms.BoundField]]


LAYOUT = (
    (
        _("是什么"),
        (("name_zh", "name_en"), ("also_called",), ("code", "base_code"), ("node", "body_kind"), ("item_type",)),
    ),
    (
        _("多久办好"),
        (
            ("case_type", "at_once_minutes"),
            ("statutory_count", "statutory_unit"),
            ("promised_count", "promised_unit"),
            ("limit_basis_zh", "limit_basis_en"),
            ("special_zh", "special_en"),
        ),
    ),
    (
        _("收多少钱"),
        (("is_charged", "fee_amount"), ("fee_text_zh", "fee_text_en"), ("fee_basis_zh", "fee_basis_en")),
    ),
    (
        _("谁能办、怎么办"),
        (
            ("applicant_kinds",),
            ("applicants_zh", "applicants_en"),
            ("conditions_zh", "conditions_en"),
            ("modes",),
            ("channels",),
            ("visits", "coverage"),
            ("quota_zh", "quota_en"),
        ),
    ),
    (
        _("在哪里办、问谁"),
        (("windows",), ("hours_zh", "hours_en"), ("advice_phone", "complaint_phone")),
    ),
    (_("办完拿到什么"), (("result_kind",), ("result_zh", "result_en"))),
    (_("依据和施行"), (("legal_basis_zh", "legal_basis_en"), ("in_force_from",))),
)


class ItemForm(forms.Form):
    """All that an item says of itself."""

    code = forms.CharField(label=_("实施编码"), max_length=24, help_text=_("数字和字母，至多 24 位。"))
    base_code = forms.CharField(label=_("基本编码"), max_length=10, required=False)
    node = forms.ModelChoiceField(label=_("实施单位"), queryset=Node.objects.none())
    name_zh = forms.CharField(label=_("事项名称"), max_length=200)
    name_en = forms.CharField(label=_("事项英文名称"), max_length=300, required=False)
    item_type = forms.ChoiceField(
        label=_("事项类型"), choices=worded_choices(ItemType.choices), initial="public_service"
    )
    case_type = forms.ChoiceField(
        label=_("办件类型"),
        choices=worded_choices(CaseType.choices),
        initial="promised",
        help_text=_("当场办结的选即办件，不填承诺时限。"),
    )
    at_once_minutes = forms.IntegerField(
        label=_("即办时限（分钟）"), required=False, help_text=_("只用于即办件，按大厅服务时间计；不填的当天办结。")
    )
    statutory_count = forms.IntegerField(label=_("法定时限"), required=False, help_text=_("法律没有规定的不填。"))
    statutory_unit = forms.ChoiceField(label=_("法定时限单位"), choices=worded_choices(TIME_UNITS), initial="working")
    promised_count = forms.IntegerField(label=_("承诺时限"), required=False, help_text=_("不能超过法定时限。"))
    promised_unit = forms.ChoiceField(label=_("承诺时限单位"), choices=worded_choices(TIME_UNITS), initial="working")
    limit_basis_zh = forms.CharField(label=_("时限依据"), max_length=500, required=False)
    limit_basis_en = forms.CharField(label=_("时限依据（英文）"), max_length=500, required=False)
    is_charged = forms.BooleanField(label=_("收费"), required=False)
    fee_amount = forms.DecimalField(label=_("收费金额（元）"), required=False, max_digits=10, decimal_places=2)
    fee_text_zh = forms.CharField(label=_("收费标准"), max_length=300, required=False)
    fee_text_en = forms.CharField(label=_("收费标准（英文）"), max_length=300, required=False)
    fee_basis_zh = forms.CharField(
        label=_("收费依据"), max_length=500, required=False, help_text=_("文件名称和文号，收费的必填。")
    )
    fee_basis_en = forms.CharField(label=_("收费依据（英文）"), max_length=500, required=False)
    modes = forms.MultipleChoiceField(
        label=_("办理方式"), choices=HandlingMode.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    applicants_zh = forms.CharField(label=_("谁可以办"), max_length=500, required=False)
    applicants_en = forms.CharField(label=_("谁可以办（英文）"), max_length=500, required=False)
    result_zh = forms.CharField(label=_("办理结果"), max_length=200, required=False)
    result_en = forms.CharField(label=_("办理结果（英文）"), max_length=200, required=False)
    legal_basis_zh = forms.CharField(label=_("设定依据"), required=False, max_length=LONGEST_TEXT, widget=LONG)
    legal_basis_en = forms.CharField(label=_("设定依据（英文）"), required=False, max_length=LONGEST_TEXT, widget=LONG)
    windows = forms.ModelMultipleChoiceField(
        label=_("办理窗口"), queryset=Node.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )
    also_called = forms.CharField(
        label=_("群众常用叫法"), max_length=200, required=False, help_text=_("几种用顿号隔开，查找时查得到。")
    )
    body_kind = forms.ChoiceField(
        label=_("实施主体性质"), choices=worded_choices(BodyKind.choices), initial="statutory"
    )
    applicant_kinds = forms.MultipleChoiceField(
        label=_("服务对象"), choices=ApplicantKind.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    conditions_zh = forms.CharField(label=_("受理条件"), required=False, max_length=LONGEST_TEXT, widget=LONG)
    conditions_en = forms.CharField(label=_("受理条件（英文）"), required=False, max_length=LONGEST_TEXT, widget=LONG)
    channels = forms.MultipleChoiceField(
        label=_("办理形式"), choices=Channel.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    coverage = forms.ChoiceField(label=_("通办范围"), choices=worded_choices(Coverage.choices), required=False)
    visits = forms.IntegerField(label=_("到现场次数"), required=False, help_text=_("全程网上办的填 0。"))
    hours_zh = forms.CharField(
        label=_("办理时间说明"), max_length=200, required=False, help_text=_("与窗口时间不同的才填，如延时服务。")
    )
    hours_en = forms.CharField(label=_("办理时间说明（英文）"), max_length=200, required=False)
    quota_zh = forms.CharField(label=_("数量限制"), max_length=200, required=False)
    quota_en = forms.CharField(label=_("数量限制（英文）"), max_length=200, required=False)
    special_zh = forms.CharField(
        label=_("特别程序"), max_length=300, required=False, help_text=_("听证、检验、公示等不计入时限的程序和时间。")
    )
    special_en = forms.CharField(label=_("特别程序（英文）"), max_length=300, required=False)
    result_kind = forms.ChoiceField(
        label=_("结果类型"), choices=[("", "—"), *worded_choices(ResultKind.choices)], required=False
    )
    advice_phone = forms.CharField(label=_("咨询电话"), max_length=40, required=False)
    complaint_phone = forms.CharField(label=_("监督电话"), max_length=40, required=False)
    in_force_from = forms.DateField(
        label=_("施行日期"),
        required=False,
        widget=DayInput(),
        help_text=_("不填的，公布当天起施行。"),
    )

    def __init__(
        self, *args: Any, nodes: QuerySet[Node, Any], windows: QuerySet[Node, Any], fixed: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "node", nodes)
        offer_rows(self, "windows", windows)
        if fixed:  # the code and the unit of a known item stay
            del self.fields["code"], self.fields["node"]

    def groups(self) -> list[FieldGroup]:
        """The fields as the page lays them out: what belongs together stands side by side."""
        known = [
            FieldGroup(title=title, rows=[[self[name] for name in row if name in self.fields] for row in rows])
            for title, rows in LAYOUT
        ]
        return [group for group in known if any(group.rows)]


class LineForm(forms.Form):
    """One line of a table that may be left empty; `usual` are the fields that say something by themselves."""

    usual: tuple[str, ...] = ()

    @property
    def is_line(self) -> bool:
        """False for lines that are empty, whether spare or emptied."""
        return any(value for name, value in self.cleaned_data.items() if name not in {*self.usual, "DELETE"})


class MaterialForm(LineForm):
    """One line of the table of materials."""

    usual = ("source", "medium")

    name_zh = forms.CharField(label=_("材料名称"), max_length=200, required=False)
    name_en = forms.CharField(label=_("材料英文名称"), max_length=300, required=False)
    original_count = forms.IntegerField(label=_("原件份数"), required=False, min_value=0, max_value=99)
    copy_count = forms.IntegerField(label=_("复印件份数"), required=False, min_value=0, max_value=99)
    medium = forms.ChoiceField(label=_("材料形式"), choices=worded_choices(MaterialMedium.choices), initial="either")
    source = forms.ChoiceField(label=_("来源"), choices=worded_choices(MaterialSource.choices), initial="applicant")
    issuer_zh = forms.CharField(label=_("来源说明"), max_length=200, required=False)
    issuer_en = forms.CharField(label=_("来源说明（英文）"), max_length=200, required=False)
    waivable_when_zh = forms.CharField(label=_("何时可容缺"), max_length=200, required=False)
    waivable_when_en = forms.CharField(label=_("何时可容缺（英文）"), max_length=200, required=False)
    note_zh = forms.CharField(label=_("填写说明"), max_length=300, required=False)
    note_en = forms.CharField(label=_("填写说明（英文）"), max_length=300, required=False)
    is_by_commitment = forms.BooleanField(label=_("可用告知承诺代替"), required=False)


class StepForm(LineForm):
    """One line of the table of steps."""

    usual = ("limit_unit",)

    name_zh = forms.CharField(label=_("环节名称"), max_length=100, required=False)
    name_en = forms.CharField(label=_("环节英文名称"), max_length=150, required=False)
    limit_count = forms.IntegerField(label=_("环节时限"), required=False)
    limit_unit = forms.ChoiceField(label=_("环节时限单位"), choices=worded_choices(TIME_UNITS), initial="working")
    is_outside_limit = forms.BooleanField(label=_("不计入承诺时限"), required=False)
    post_zh = forms.CharField(label=_("办理岗位"), max_length=100, required=False)
    post_en = forms.CharField(label=_("办理岗位（英文）"), max_length=150, required=False)


MaterialFormSet = forms.formset_factory(MaterialForm, extra=3, max_num=100, can_delete=True)
StepFormSet = forms.formset_factory(StepForm, extra=3, max_num=50, can_delete=True)
SEVERAL = ("modes", "applicant_kinds", "channels")


class ItemEntry:
    """The item's form with its tables of materials and steps as one thing."""

    def __init__(
        self,
        data: MultiValueDict[str, Any] | None = None,
        *,
        nodes: QuerySet[Node, Any],
        windows: QuerySet[Node, Any],
        present: ItemContent | None = None,
        present_windows: tuple[int, ...] = (),
    ) -> None:
        initial: dict[str, Any] = {**asdict(present), "windows": present_windows} if present else {}
        materials, steps = initial.pop("materials", ()), initial.pop("steps", ())
        self.form = ItemForm(data, initial=initial, nodes=nodes, windows=windows, fixed=present is not None)
        self.materials = MaterialFormSet(data, initial=[*materials], prefix="materials")
        self.steps = StepFormSet(data, initial=[*steps], prefix="steps")

    @property
    def is_at_fault(self) -> bool:
        """True when it was sent and something is wrong."""
        return self.form.is_bound and not self._is_sound()

    def _is_sound(self) -> bool:
        return all([self.form.is_valid(), self.materials.is_valid(), self.steps.is_valid()])

    def is_valid(self) -> bool:
        """Well formed, and within the rules; every fault stands at its field."""
        if not self._is_sound():
            return False
        for fault in item_faults(self.content()):
            self.add_refusal(fault)
        return self._is_sound()

    def content(self) -> ItemContent:
        """The wording that was typed."""
        typed = {key: value for key, value in self.form.cleaned_data.items() if key not in {"code", "node", "windows"}}
        typed |= {key: tuple(typed[key]) for key in SEVERAL}
        return ItemContent(
            **typed,
            materials=tuple(_material(line.cleaned_data) for line in self._lines(self.materials)),
            steps=tuple(_step(line.cleaned_data) for line in self._lines(self.steps)),
        )

    def add_refusal(self, refusal: ItemRefused) -> None:
        """Put a refusal at its field."""
        if refusal.ordinal:
            lines = self._lines(self.steps if refusal.part == "steps" else self.materials)
            show_refusal(lines[refusal.ordinal - 1], refusal)
        else:
            show_refusal(self.form, refusal)

    def _lines(self, table: Any) -> list[Any]:
        """The lines that say something and stay. Any: a formset's forms are known only as forms."""
        return [line for line in table.forms if line.is_line and line not in table.deleted_forms]


def _material(typed: dict[str, Any]) -> MaterialContent:
    counts: dict[str, Any] = {key: typed[key] or 0 for key in ("original_count", "copy_count")}
    rest = {key: value for key, value in typed.items() if key not in {*counts, "DELETE"}}
    return MaterialContent(**rest, **counts)


def _step(typed: dict[str, Any]) -> StepContent:
    return StepContent(**{key: value for key, value in typed.items() if key != "DELETE"})


class ItemsWorkbookForm(forms.Form):
    """A filled-in workbook of items."""

    workbook = forms.FileField(label=_("Excel 文件"), help_text=_("用下载的模板填写，.xlsx 格式。"))
    publish = forms.BooleanField(
        label=_("导入后直接公布"), required=False, help_text=_("须有公布权限；不选的，导入后逐项核对再公布。")
    )


class EndItemForm(forms.Form):
    """When an item ends, and why."""

    until = forms.DateField(label=_("从哪天起不再办理"), widget=DayInput(), help_text=_("今天或以后。"))
    reason = forms.CharField(label=_("原因"), max_length=300, help_text=_("如取消、合并、下放，写明文件。"))


class ItemFileForm(forms.Form):
    """A sample or a blank form, and of which material."""

    kind = forms.ChoiceField(label=_("是什么"), choices=worded_choices(FileKind.choices))
    material = forms.ChoiceField(label=_("哪一项材料"), required=False, help_text=_("结果样本不用选。"))
    file = forms.FileField(label=_("文件"), help_text=_("PDF、Word、Excel 或图片，不超过 10 MB。"))

    def __init__(self, *args: Any, materials: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_choices(self, "material", [("", "—"), *((name, name) for name in materials)])
