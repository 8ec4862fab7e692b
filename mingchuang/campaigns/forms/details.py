"""Correcting what a plan carries beside its lists: the score table, the printer's block, stated figures."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mingchuang.campaigns.forms.draft import DraftForm
from mingchuang.campaigns.forms.fields import LinesField, PlanDateField
from mingchuang.campaigns.rules.details import DetailRefused, cells_of, figure_of, line_of, score_row_of

SCORE = ("item", "standard", "points", "method", "deductions")
FIGURE = ("text", "whole", "part", "stated_percent")


class RowsField(forms.CharField):
    """Rows of a table, one a line, cells parted by | or as they are pasted from a sheet."""

    def __init__(self, columns: Sequence[str], **options: Any) -> None:
        options.setdefault("widget", forms.Textarea(attrs={"rows": 6}))
        super().__init__(required=False, **options)
        self.columns = columns

    def clean(self, value: Any) -> list[dict[str, Any]] | None:
        """The rows that say something."""
        try:
            rows = [cells_of(line, self.columns) for line in super().clean(value).splitlines() if line.strip()]
            return [self.row(one) for one in rows] or None
        except DetailRefused as refusal:
            raise forms.ValidationError(gettext(refusal.text).format(**refusal.values)) from None

    def row(self, cells: Mapping[str, Any]) -> dict[str, Any]:
        """One row as the draft keeps it."""
        return figure_of(cells) if "part" in self.columns else score_row_of(cells)

    def prepare_value(self, value: Any) -> Any:
        """Rows as lines."""
        return "\n".join(line_of(one, self.columns) for one in value) if isinstance(value, list | tuple) else value


class DetailsForm(DraftForm):
    """The score table, the block at the foot, and figures that can be worked out again."""

    score_title = forms.CharField(label=_("评分表名称"), required=False)
    score_total = forms.DecimalField(label=_("评分表总分"), required=False, min_value=0, max_value=10000)
    score_rows = RowsField(
        SCORE,
        label=_("评分表"),
        help_text=_("一行一项，用 | 隔开：项目 | 标准 | 分值 | 办法 | 扣分。也可以从表格里粘贴。"),
    )
    subject_words = LinesField(label=_("主题词"), required=False)
    copies_to = LinesField(label=_("抄送"), required=False)
    printed_by = forms.CharField(label=_("印发机关"), required=False)
    printed_on = PlanDateField(label=_("印发日期"), required=False, help_text=_("如 2026-04-11。"))
    copies = forms.IntegerField(label=_("印数"), required=False, min_value=1)
    figures = RowsField(
        FIGURE,
        label=_("文中所述数字"),
        help_text=_("一行一处，用 | 隔开：原文 | 总数 | 其中 | 所述百分比。"),
    )

    @staticmethod
    def initial_of(row: Mapping[str, Any]) -> dict[str, Any]:
        """Table and block laid flat."""
        table, block = row.get("score_table") or {}, row.get("colophon") or {}
        flat = {"score_title": table.get("title"), "score_total": table.get("total"), "score_rows": table.get("rows")}
        return {**flat, **{key: value for key, value in block.items() if key != "text"}, "figures": row.get("figures")}

    def values(self) -> dict[str, Any]:
        """Table, block and figures put together again."""
        flat = super().values()
        total = flat.pop("score_total")
        table = {
            "title": flat.pop("score_title"),
            "total": f"{total.normalize():f}" if total is not None else None,
            "rows": flat.pop("score_rows") or [],
        }
        figures, copies = flat.pop("figures"), flat.pop("copies")
        block = {**flat, "copies": str(copies) if copies else None}
        return {
            "score_table": table if any(table.values()) else None,
            "colophon": {"text": None, **block} if any(block.values()) else None,
            "figures": figures,
        }
