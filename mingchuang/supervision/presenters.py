"""The finding in words, and its picture."""

from django.utils.translation import get_language, gettext

from mingchuang.foundation.charts import Chart, IntervalRow, interval_chart
from mingchuang.foundation.ui.templatetags.ui import named
from mingchuang.supervision.enums import Measure, Verdict
from mingchuang.supervision.queries.stalls import StallRow, StallTable

MOST_DRAWN = 30

COUNTED = {
    Measure.LATE: "统计期内到期的事项，过了承诺期限才办结或者还没办结的占多少。期限暂定、暂停计时和撤除的不算。",
    Measure.CHECK: "统计期内核对的办结，从报办结到有人核对超过 3 个工作日的占多少；超过 3 个工作日还没有人核对的也算。",
    Measure.RETURNED: "统计期内核对过的办结，被退回重办的占多少。",
    Measure.STEP: "统计期内办完的办件环节，超过环节自己时限的占多少；没办完、已经超过的也算，整件办得快也算。",
    Measure.TAKING: "统计期内答复的移交，没有被接收的（退回的和逾期没有接的）占多少。按应当接收的一方计。",
}


def row_name(row: StallRow) -> str:
    """What the group is called in the reader's language."""
    if row.node:
        return named(row.node)
    if row.person:
        return named(row.person)
    return gettext(row.step) if row.step else gettext("没有责任人")


def finding_of(table: StallTable, measure: Measure) -> str:
    """The finding as a sentence; that nothing can be told apart is one too."""
    stalling, label = table.stalling, gettext(measure.label)
    if not table.whole.total:
        return gettext("统计期内没有可以统计的事项。")
    if not stalling:
        return gettext("现有记录分不出哪里的“%(measure)s”比别处多。") % {"measure": label}
    first = stalling[0]
    said = gettext("%(name)s的“%(measure)s”明显多于别处：%(total)s 件中有 %(count)s 件。")
    values = {"name": row_name(first), "measure": label, "total": first.share.total, "count": first.share.count}
    more = len(stalling) - 1
    return said % values + (gettext("另有 %(n)s 处也是。") % {"n": more} if more else "")


def stall_chart(table: StallTable, measure: Measure) -> Chart | None:
    """Shares with their intervals beside the share of all; nothing of a handful, None when nothing is left."""
    rows = [
        IntervalRow(
            label=row_name(row),
            value=row.share.rate,
            low=row.interval.low,
            high=row.interval.high,
            n=row.share.total,
        )
        for row in table.rows
        if row.verdict is not Verdict.TOO_FEW
    ][:MOST_DRAWN]
    if not rows:
        return None
    is_english = (get_language() or "").startswith("en")
    return interval_chart(
        finding_of(table, measure),
        rows,
        axis_title=gettext(measure.label),
        count_unit="" if is_english else "件",
        target=table.whole.rate,
        note=gettext("横线是 95% 区间，竖虚线是全部合计。"),
    )
