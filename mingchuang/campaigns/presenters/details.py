"""What a draft carries beside its lists: the score table, the printer's block, stated figures."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mingchuang.campaigns.presenters.values import Line, Origins, Piece

SCORE_COLUMNS = ("item", "standard", "points", "method", "deductions")
_TABLE, _BLOCK = "/score_table", "/colophon"


def score_rows(draft: Mapping[str, Any], data: Mapping[str, Any]) -> list[list[Piece]]:
    """The score table as it stands; a cell that reads as it was read leads to its place."""
    origins = Origins(data)
    read = (data.get("score_table") or {}).get("rows") or []
    rows = (draft.get("score_table") or {}).get("rows") or []
    return [
        [_cell(origins, row, read[index] if index < len(read) else {}, index, key) for key in SCORE_COLUMNS]
        for index, row in enumerate(rows)
    ]


def _cell(origins: Origins, row: Mapping[str, Any], was: Mapping[str, Any], index: int, key: str) -> Piece:
    said = str(row.get(key) or "")
    return origins.piece(said, f"{_TABLE}/rows/{index}/{key}") if said == str(was.get(key) or "") else Piece(text=said)


def detail_lines(draft: Mapping[str, Any], data: Mapping[str, Any]) -> list[Line]:
    """Name and total of the table, the block, and each figure with what comes out when it is worked out again."""
    return [line for line in _lines(draft, data) if line.pieces]


def _lines(draft: Mapping[str, Any], data: Mapping[str, Any]) -> Iterator[Line]:
    origins = Origins(data)
    table, read = draft.get("score_table") or {}, data.get("score_table") or {}
    yield origins.line("评分表名称", table.get("title"), f"{_TABLE}/title", was=read.get("title"))
    yield origins.line("评分表总分", table.get("total"), f"{_TABLE}/total", was=read.get("total"))
    block, was = draft.get("colophon") or {}, data.get("colophon") or {}
    for label, key in (("主题词", "subject_words"), ("抄送", "copies_to")):
        yield origins.row(label, block.get(key), f"{_BLOCK}/{key}", was=was.get(key))
    for label, key in (("印发机关", "printed_by"), ("印发日期", "printed_on"), ("印数", "copies")):
        yield origins.line(label, block.get(key), f"{_BLOCK}/{key}", was=was.get(key))
    stated = data.get("figures") or []
    for index, figure in enumerate(draft.get("figures") or []):
        before = stated[index] if index < len(stated) else {}
        yield origins.line("文中所述数字", _worked_out(figure), f"/figures/{index}/text", was=_worked_out(before))


def _worked_out(figure: Mapping[str, Any]) -> str:
    if not figure:
        return ""
    said = gettext("{text}：{part}÷{whole}＝{computed}%，文中说{stated}%")
    if not figure.get("agrees"):
        said = gettext("{text}：{part}÷{whole}＝{computed}%，文中说{stated}%，对不上")
    return said.format(
        text=figure.get("text") or gettext("（无原文）"),
        part=f"{figure['part']:g}",
        whole=f"{figure['whole']:g}",
        computed=f"{figure['computed_percent']:g}",
        stated=f"{figure['stated_percent']:g}",
    )


# Labels that reach `gettext` as values: said once here, so that the catalogue has them.
SAID = (
    _("评分表名称"),
    _("评分表总分"),
    _("主题词"),
    _("抄送"),
    _("印发机关"),
    _("印发日期"),
    _("印数"),
    _("文中所述数字"),
)
