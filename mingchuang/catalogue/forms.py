"""Shapes of input. Nothing is saved here."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from mingchuang.catalogue.enums import TIME_UNITS, CaseType, HandlingMode, ItemType, MaterialSource
from mingchuang.catalogue.rules.items import ItemContent, ItemRefused, MaterialContent, item_faults
from mingchuang.foundation.http import worded
from mingchuang.organisations.models import Node

LONG = forms.Textarea(attrs={"rows": 3})


def _worded(choices: Iterable[tuple[str, Any]]) -> list[tuple[str, Any]]:
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
    (_("是什么"), (("name_zh", "name_en"), ("code", "base_code"), ("node", "item_type"))),
    (
        _("多久办好"),
        (
            ("case_type",),
            ("statutory_count", "statutory_unit"),
            ("promised_count", "promised_unit"),
            ("limit_basis_zh", "limit_basis_en"),
        ),
    ),
    (
        _("收多少钱"),
        (("is_charged", "fee_amount"), ("fee_text_zh", "fee_text_en"), ("fee_basis_zh", "fee_basis_en")),
    ),
    (
        _("谁能办、怎么办"),
        (("applicants_zh", "applicants_en"), ("result_zh", "result_en"), ("modes",), ("windows",)),
    ),
    (_("依据和施行"), (("legal_basis_zh", "legal_basis_en"), ("in_force_from",))),
)


class ItemForm(forms.Form):
    """All that an item says of itself."""

    code = forms.CharField(label=_("实施编码"), max_length=24, help_text=_("数字和字母，至多 24 位。"))
    base_code = forms.CharField(label=_("基本编码"), max_length=10, required=False)
    node = forms.ModelChoiceField(label=_("实施单位"), queryset=Node.objects.none())
    name_zh = forms.CharField(label=_("事项名称"), max_length=200)
    name_en = forms.CharField(label=_("事项英文名称"), max_length=300, required=False)
    item_type = forms.ChoiceField(label=_("事项类型"), choices=_worded(ItemType.choices), initial="public_service")
    case_type = forms.ChoiceField(
        label=_("办件类型"),
        choices=_worded(CaseType.choices),
        initial="promised",
        help_text=_("当场办结的选即办件，不填承诺时限。"),
    )
    statutory_count = forms.IntegerField(label=_("法定时限"), required=False, help_text=_("法律没有规定的不填。"))
    statutory_unit = forms.ChoiceField(label=_("法定时限单位"), choices=_worded(TIME_UNITS), initial="working")
    promised_count = forms.IntegerField(label=_("承诺时限"), required=False, help_text=_("不能超过法定时限。"))
    promised_unit = forms.ChoiceField(label=_("承诺时限单位"), choices=_worded(TIME_UNITS), initial="working")
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
    legal_basis_zh = forms.CharField(label=_("设定依据"), required=False, widget=LONG)
    legal_basis_en = forms.CharField(label=_("设定依据（英文）"), required=False, widget=LONG)
    windows = forms.ModelMultipleChoiceField(
        label=_("办理窗口"), queryset=Node.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )
    in_force_from = forms.DateField(
        label=_("施行日期"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("不填的，公布当天起施行。"),
    )

    def __init__(
        self, *args: Any, nodes: QuerySet[Node, Any], windows: QuerySet[Node, Any], fixed: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        node, places = self.fields["node"], self.fields["windows"]
        assert isinstance(node, forms.ModelChoiceField)
        assert isinstance(places, forms.ModelMultipleChoiceField)
        node.queryset, places.queryset = nodes, windows
        if fixed:  # the code and the unit of a known item stay
            del self.fields["code"], self.fields["node"]

    def groups(self) -> list[FieldGroup]:
        """The fields as the page lays them out: what belongs together stands side by side."""
        known = [
            FieldGroup(title=title, rows=[[self[name] for name in row if name in self.fields] for row in rows])
            for title, rows in LAYOUT
        ]
        return [group for group in known if any(group.rows)]


class MaterialForm(forms.Form):
    """One line of the table of materials."""

    name_zh = forms.CharField(label=_("材料名称"), max_length=200, required=False)
    name_en = forms.CharField(label=_("材料英文名称"), max_length=300, required=False)
    original_count = forms.IntegerField(label=_("原件份数"), required=False, min_value=0, max_value=99)
    copy_count = forms.IntegerField(label=_("复印件份数"), required=False, min_value=0, max_value=99)
    source = forms.ChoiceField(label=_("来源"), choices=_worded(MaterialSource.choices), initial="applicant")
    waivable_when_zh = forms.CharField(label=_("何时可容缺"), max_length=200, required=False)
    waivable_when_en = forms.CharField(label=_("何时可容缺（英文）"), max_length=200, required=False)

    @property
    def is_line(self) -> bool:
        """False for lines that are empty, whether spare or emptied."""
        return any(value for name, value in self.cleaned_data.items() if name not in {"source", "DELETE"})


MaterialFormSet = forms.formset_factory(MaterialForm, extra=3, max_num=100, can_delete=True)


class ItemEntry:
    """The item's form and its table of materials as one thing."""

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
        materials = initial.pop("materials", ())
        self.form = ItemForm(data, initial=initial, nodes=nodes, windows=windows, fixed=present is not None)
        self.materials = MaterialFormSet(data, initial=[*materials], prefix="materials")

    @property
    def is_at_fault(self) -> bool:
        """True when it was sent and something is wrong."""
        return self.form.is_bound and not (self.form.is_valid() and self.materials.is_valid())

    def is_valid(self) -> bool:
        """Well formed, and within the rules; every fault stands at its field."""
        if not (self.form.is_valid() and self.materials.is_valid()):
            return False
        for fault in item_faults(self.content()):
            self.add_refusal(fault)
        return self.form.is_valid() and self.materials.is_valid()

    def content(self) -> ItemContent:
        """The wording that was typed."""
        typed = {key: value for key, value in self.form.cleaned_data.items() if key not in {"code", "node", "windows"}}
        typed["modes"] = tuple(typed["modes"])
        return ItemContent(**typed, materials=tuple(_material(line.cleaned_data) for line in self._lines()))

    def add_refusal(self, refusal: ItemRefused) -> None:
        """Put a refusal at its field."""
        if refusal.ordinal:
            self._lines()[refusal.ordinal - 1].add_error(refusal.field, worded(refusal))
        else:
            field = refusal.field if refusal.field in self.form.fields else None
            self.form.add_error(field, worded(refusal))

    def _lines(self) -> list[MaterialForm]:
        """The lines that say something and stay."""
        deleted = self.materials.deleted_forms
        return [line for line in self.materials.forms if line.is_line and line not in deleted]


def _material(typed: dict[str, Any]) -> MaterialContent:
    counts: dict[str, Any] = {key: typed[key] or 0 for key in ("original_count", "copy_count")}
    texts: dict[str, Any] = {
        key: typed[key] for key in ("name_zh", "name_en", "source", "waivable_when_zh", "waivable_when_en")
    }
    return MaterialContent(**texts, **counts)


class ItemsWorkbookForm(forms.Form):
    """A filled-in workbook of items."""

    workbook = forms.FileField(label=_("Excel 文件"), help_text=_("用下载的模板填写，.xlsx 格式。"))
    publish = forms.BooleanField(
        label=_("导入后直接公布"), required=False, help_text=_("须有公布权限；不选的，导入后逐项核对再公布。")
    )
