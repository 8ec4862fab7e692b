"""Hotlines, their columns and codes, and the files that come."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mingchuang.exchange.enums import CodeTable, FileForm, OrderField, ResultField
from mingchuang.exchange.models import Hotline
from mingchuang.exchange.rules.tables import MEANINGS
from mingchuang.foundation.http.fields import offer_rows
from mingchuang.organisations.models import Node

BETWEEN = "、"
SIGNS = str.maketrans({",": BETWEEN, "，": BETWEEN, ";": BETWEEN, "；": BETWEEN, "\n": BETWEEN})


class HotlineForm(forms.Form):
    """A new hotline."""

    name_zh = forms.CharField(label=_("名称"), max_length=60, help_text=_("如“市 12345 政务服务便民热线”。"))
    code = forms.SlugField(label=_("编码"), max_length=30, help_text=_("字母、数字、连字符，如 city-12345。"))
    region = forms.ModelChoiceField(
        label=_("地区"), queryset=Node.objects.none(), help_text=_("工单由这个地区的派单单位收下。")
    )

    def __init__(self, *args: Any, regions: QuerySet[Node, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "region", regions)


class OrderFileForm(forms.Form):
    """A file of orders."""

    file = forms.FileField(
        label=_("工单文件"), help_text=_("热线平台导出的 .xlsx 或 .csv（UTF-8、GB18030 都可以），不必改格式。")
    )


class LandForm(forms.Form):
    """What to do with lines at fault."""

    leaves_out = forms.BooleanField(label=_("有错的行不导入，其余的导入"), required=False)


class ColumnsForm(forms.Form):
    """The heads of the hotline's files, and the form of results."""

    def __init__(self, *args: Any, hotline: Hotline, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        titles = {key: title for title, key in hotline.out_columns}
        for one in OrderField:
            self.fields[f"in_{one.value}"] = forms.CharField(
                label=_(one.label),
                required=one in OrderField.needed(),
                max_length=300,
                initial=BETWEEN.join(hotline.columns.get(one.value, [])),
            )
        for result in ResultField:
            self.fields[f"out_{result.value}"] = forms.CharField(
                label=_(result.label), required=False, max_length=60, initial=titles.get(result.value, "")
            )
        self.fields["form"] = forms.ChoiceField(label=_("结果文件"), choices=FileForm.choices, initial=hotline.form)
        self.fields["dispatches"] = forms.BooleanField(
            label=_("写明承办单位和紧急程度的工单，收下就派给这个单位"), required=False, initial=hotline.dispatches
        )

    def in_fields(self) -> list[forms.BoundField]:
        """Heads of orders."""
        return [self[f"in_{one.value}"] for one in OrderField]

    def out_fields(self) -> list[forms.BoundField]:
        """Heads of results."""
        return [self[f"out_{one.value}"] for one in ResultField]

    def columns(self) -> Mapping[str, Sequence[str]]:
        """Field → titles."""
        return {one.value: _titles(self.cleaned_data[f"in_{one.value}"]) for one in OrderField}

    def out_columns(self) -> list[list[str]]:
        """Pairs of title and field, for the columns that are wanted."""
        given = [(self.cleaned_data[f"out_{one.value}"].strip(), one.value) for one in ResultField]
        return [[title, key] for title, key in given if title]


class CodeForm(forms.Form):
    """What one code of a table means."""

    code = forms.CharField(label=_("热线的代码"), max_length=60)
    label = forms.CharField(label=_("热线的名称"), max_length=100)
    means = forms.ChoiceField(label=_("对应"))

    def __init__(self, *args: Any, table: CodeTable, units: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        means = self.fields["means"]
        assert isinstance(means, forms.ChoiceField)
        means.choices = (
            units if table is CodeTable.UNIT else [(value, gettext(label)) for value, label in MEANINGS[table].items()]
        )


def _titles(written: str) -> list[str]:
    return [title.strip() for title in written.translate(SIGNS).split(BETWEEN) if title.strip()]
