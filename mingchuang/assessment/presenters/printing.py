"""A result for the terminal."""

from django.utils import timezone
from django.utils.translation import gettext

from mingchuang.assessment.presenters.table import finding, shown_row
from mingchuang.assessment.queries.run import ScoreTable


def printed_table(table: ScoreTable) -> list[str]:
    """The score table in lines: what it was made from, one line a unit, the finding."""
    run = table.run
    cut_off = timezone.localtime(run.cut_off_at) if run.cut_off_at else None
    lines = [
        f"{run.scheme.campaign.name_zh} · {run.from_on} — {run.until_on} · {gettext(run.get_state_display())}",
        gettext("数据截止 {at}，规则版本 {rules}，输入摘要 {digest}").format(
            at=f"{cut_off:%Y-%m-%d %H:%M}" if cut_off else "—", rules=run.rule_version, digest=run.inputs_digest
        ),
        "",
    ]
    for shown in (shown_row(row, table) for row in table.rows):
        span = f"（{shown.span}）" if shown.span else ""
        lines.append(f"{shown.rank}  {shown.total.node.name_zh}  {shown.points}{span}")
        lines += [f"    {remark}" for remark in shown.remarks]
    return [*lines, "", finding(table)]
