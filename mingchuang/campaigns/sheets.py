"""The tasks of a campaign as an Excel ledger."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext

from mingchuang.campaigns.enums import UnitRole
from mingchuang.campaigns.models import Campaign, NormLine, TaskUnit
from mingchuang.campaigns.presenters.task import standing_label
from mingchuang.foundation.sheets.spec import Column, Kind, SheetSpec
from mingchuang.foundation.sheets.writing import write_rows

LEDGER = SheetSpec(
    name_zh="任务台账",
    name_en="Tasks",
    columns=(
        Column(key="number", title_zh="序号", title_en="No.", kind=Kind.INTEGER, width=6),
        Column(key="title", title_zh="任务", title_en="Task", width=30),
        Column(key="phase", title_zh="阶段", title_en="Phase", width=14),
        Column(key="role", title_zh="职责", title_en="Role", width=8),
        Column(key="unit", title_zh="单位", title_en="Unit", width=26),
        Column(key="named", title_zh="方案所写单位", title_en="Named in the plan", width=18),
        Column(key="due_on", title_zh="完成期限", title_en="Due", kind=Kind.DATE, width=12),
        Column(key="state", title_zh="状态", title_en="State", width=10),
        Column(key="lamp", title_zh="灯", title_en="Lamp", width=10),
        Column(key="done_on", title_zh="报完成日期", title_en="Reported", kind=Kind.DATE, width=12),
        Column(key="done_by", title_zh="报告人", title_en="Reported by", width=10),
        Column(key="accepted_on", title_zh="验收日期", title_en="Accepted", kind=Kind.DATE, width=12),
        Column(key="accepted_by", title_zh="验收人", title_en="Accepted by", width=10),
        Column(key="text", title_zh="内容", title_en="Text", width=60),
    ),
)


def tasks_workbook(campaign: Campaign, *, now: datetime) -> bytes:
    """One row for each unit of each task, in the plan's order."""
    units = TaskUnit.objects.filter(task__campaign=campaign).select_related("task__phase", "node", "matter__clock")
    return write_rows(LEDGER, _cells(units.order_by("task__ordinal", "pk"), now))


def _cells(units: Iterable[TaskUnit], now: datetime) -> Iterable[Mapping[str, object]]:
    for unit in units:
        task, matter = unit.task, unit.matter
        yield {
            "number": task.ordinal,
            "title": task.title_zh,
            "phase": task.phase.name_zh if task.phase else "",
            "role": gettext(str(UnitRole(unit.role).label)),
            "unit": unit.node.name_zh if unit.node else "",
            "named": unit.named,
            "due_on": unit.due_on or task.due_on,
            "state": standing_label(matter.state) if matter else "",
            "lamp": gettext(str(matter.lamp_at(now).lamp.label)) if matter else "",
            "done_on": timezone.localdate(matter.answered_at) if matter and matter.answered_at else None,
            "done_by": matter.answered_by if matter else "",
            "accepted_on": timezone.localdate(matter.closed_at) if matter and matter.closed_at else None,
            "accepted_by": matter.closed_by if matter else "",
            "text": task.text,
        }


NORMS = SheetSpec(
    name_zh="规范",
    name_en="Norms",
    columns=(
        Column(key="set", title_zh="规范名称", title_en="Set", width=20),
        Column(key="kind", title_zh="类别", title_en="Kind", width=12),
        Column(key="number", title_zh="序号", title_en="No.", kind=Kind.INTEGER, width=6),
        Column(key="text_zh", title_zh="内容", title_en="Norm", width=60),
        Column(key="text_en", title_zh="英文内容", title_en="Norm in English", width=60),
        Column(key="is_checkable", title_zh="检查题", title_en="Inspection question", width=8),
        Column(key="is_self_check", title_zh="自查题", title_en="Self-check question", width=8),
    ),
)


def norms_workbook(lines: Iterable[NormLine]) -> bytes:
    """One row for each norm, in the order of the plan."""
    return write_rows(NORMS, map(_norm_cells, lines))


def _norm_cells(line: NormLine) -> Mapping[str, object]:
    return {
        "set": line.norm_set.name_zh,
        "kind": line.norm_set.get_kind_display(),
        "number": line.ordinal,
        "text_zh": line.text_zh,
        "text_en": line.text_en,
        "is_checkable": line.is_checkable,
        "is_self_check": line.is_self_check,
    }
