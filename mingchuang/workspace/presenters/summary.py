"""The summary of a campaign as an official paper. Its words are Chinese, whoever asks for it."""

from collections.abc import Sequence
from datetime import date

from django.utils import timezone

from mingchuang.analytics.measuring import Measurement
from mingchuang.assessment.enums import Standing
from mingchuang.assessment.models import ScoreTotal
from mingchuang.assessment.queries.run import ScoreTable, TableRow
from mingchuang.foundation.charts import IntervalRow, interval_chart
from mingchuang.foundation.documents.numbering import chinese_number
from mingchuang.foundation.documents.official import Cell, OfficialDocument
from mingchuang.workspace.queries.summary import WHOLE, SummaryFacts

NO_DATA = "无数据"
TASK_WORDS = {"open": "办理中", "answered": "待验收", "closed": "已验收", "withdrawn": "已撤除"}


def summary_paper(facts: SummaryFacts) -> bytes:
    """The paper as .docx: what was to be done, what was done, what was judged, what is still wrong."""
    paper = OfficialDocument(f"{facts.campaign.name_zh}\n工作总结")
    _basics(paper, facts)
    _tasks(paper, facts)
    _pledges(paper, facts)
    _ratings(paper, facts)
    _mending(paper, facts)
    _scores(paper, facts)
    _problems(paper, facts)
    _origin(paper, facts)
    paper.signature(facts.campaign.node.name_zh, timezone.localdate(facts.at))
    return paper.to_bytes()


def summary_name(facts: SummaryFacts) -> str:
    """The name of its file."""
    return f"{facts.campaign.name_zh[:80]}总结（{timezone.localdate(facts.at).isoformat()}）.docx"


def _basics(paper: OfficialDocument, facts: SummaryFacts) -> None:
    campaign, board = facts.campaign, facts.board
    paper.heading("基本情况")
    issuer = campaign.issuer or campaign.node.name_zh
    number = f"（{campaign.doc_number}）" if campaign.doc_number else ""
    paper.paragraph(
        f"根据{issuer}印发的实施方案{number}，{campaign.name_zh}自{_day(facts.from_on)}起开展"
        + (f"，至{_day(campaign.ends_on)}结束。" if campaign.ends_on else "。")
        + f"{campaign.node.name_zh}所属{len(facts.units)}个单位、{facts.windows}个窗口参加。"
    )
    if campaign.theme:
        paper.paragraph(f"活动主题：{campaign.theme}")
    paper.paragraph(
        f"本总结的数字全部取自平台记录，统计期为{_day(facts.from_on)}至{_day(facts.until_on)}，"
        f"数据截止{_moment(facts)}。没有分母的比率写“{NO_DATA}”。"
    )
    if board.phases:
        rows = [[phase.name_zh, _span(phase.starts_on, phase.ends_on, phase.date_text)] for phase in board.phases]
        paper.heading("活动安排", level=2)
        paper.table(["阶段", "时间"], rows, caption="活动阶段")
    if board.goals:
        paper.heading("活动目标", level=2)
        paper.paragraph("\n".join(goal.title_zh or goal.text for goal in board.goals))


def _tasks(paper: OfficialDocument, facts: SummaryFacts) -> None:
    board, done = facts.board, facts.measured["done"][WHOLE]
    paper.heading("任务落实情况")
    paper.paragraph(
        f"方案部署任务{board.tasks_total}项，已全部验收{board.tasks_accepted}项；分解到单位{board.progress.total}项，"
        f"已验收{board.progress.accepted}项，已报待验收{board.progress.reported}项。"
        f"统计期内到期的任务，任务完成率{_rate(done)}。{_excluded(done, '未到期或期限暂定')}"
    )
    if board.tasks:
        rows: list[list[Cell]] = [
            [
                task.title_zh,
                "、".join(unit.name_zh for unit in task.lead) or None,
                _short_day(task.due_on),
                f"{task.accepted}/{task.parts}",
                TASK_WORDS[str(task.standing)],
            ]
            for task in board.tasks
        ]
        paper.table(["任务", "牵头单位", "期限", "已验收/全部", "状态"], rows, caption="任务完成情况")


def _pledges(paper: OfficialDocument, facts: SummaryFacts) -> None:
    kept = facts.measured["kept"]
    paper.heading("公开承诺情况")
    paper.paragraph(
        f"统计期内到期的公开承诺，践诺率{_rate(kept[WHOLE])}。部分兑现、未兑现和到期未交代结果的都留在分母。"
        f"{_excluded(kept[WHOLE], '尚未到期或已撤回')}"
    )
    rows: list[list[Cell]] = [
        [unit.name_zh, kept[unit.code].denominator, kept[unit.code].numerator, _percent(kept[unit.code])]
        for unit in facts.units
        if kept[unit.code].denominator
    ]
    if rows:
        paper.table(["单位", "到期", "已兑现", "践诺率"], rows, caption="各单位践诺情况")


def _ratings(paper: OfficialDocument, facts: SummaryFacts) -> None:
    bad, rated = facts.measured["bad"][WHOLE], facts.measured["rated"][WHOLE]
    paper.heading("群众评价情况")
    paper.paragraph(
        f"统计期内收到有效的主动评价{bad.denominator}次，其中差评{bad.numerator}次，"
        f"万次差评数{_number(bad.value)}{_interval(bad)}。"
        f"{_excluded(bad, '申诉成立、默认或者列为可疑', '次')}"
    )
    paper.paragraph(
        f"窗口登记服务{rated.denominator}人次，每百人次收到评价{_number(rated.value)}次。没有评价的不当作满意。"
        if rated.denominator
        else "窗口没有登记服务人次，评价率无从计算。"
    )
    whole = sum(facts.grades.values())
    if whole:
        rows: list[list[Cell]] = [
            [str(grade.label), count, f"{count / whole:.1%}"] for grade, count in facts.grades.items()
        ]
        paper.table(["评价", "次数", "占比"], rows, caption="评价分布")


def _mending(paper: OfficialDocument, facts: SummaryFacts) -> None:
    mending, mended = facts.mending, facts.measured["mended"][WHOLE]
    paper.heading("问题整改情况")
    paper.paragraph(
        f"统计期内立项整改{mending.opened}件，由他人验收销号{mending.closed}件，撤除{mending.withdrawn}件，"
        f"正在整改{mending.running}件，其中逾期{mending.overdue}件。"
    )
    paper.paragraph(
        f"统计期内到期的整改，按期整改率{_rate(mended, unit='件')}。逾期未销号的留在分母，只答复未销号的不算整改。"
        f"{_excluded(mended, '未到期、期限暂定或已撤除', '件')}"
    )


def _scores(paper: OfficialDocument, facts: SummaryFacts) -> None:
    paper.heading("考核得分情况")
    table = facts.table
    if table is None:
        paper.paragraph("还没有计算过得分。")
        return
    run = table.run
    frozen = "已定稿" if run.frozen_at else "尚未定稿"
    paper.paragraph(
        f"按考核方案第{run.scheme.version}版，对{_day(run.from_on)}至{_day(run.until_on)}的记录计分（{frozen}），"
        f"参加排名{table.ranked}个单位。{_finding(table)}得分带有区间，区间重叠的单位现有记录分不出先后，名次写成一段。"
    )
    rows: list[list[Cell]] = [
        [_rank(row.total), row.total.node.name_zh, _points(row.total.points), _range(row), len(row.like) or None]
        for row in table.rows
    ]
    paper.table(["名次", "单位", "得分", "区间", "分不出先后的单位数"], rows, caption="考核得分")
    paper.picture(_chart(table), caption="各单位得分和区间", description=_finding(table))


def _problems(paper: OfficialDocument, facts: SummaryFacts) -> None:
    paper.heading("存在的问题和下一步打算")
    paper.heading("尚未销号的问题", level=2)
    if facts.problems:
        rows = [
            [
                problem.matter.owner_node.name_zh,
                problem.problem[:60],
                _short_day(timezone.localdate(problem.matter.clock.due_at)),
                problem.get_state_display(),
            ]
            for problem in facts.problems
        ]
        paper.table(["单位", "问题", "期限", "状态"], rows, caption="尚未销号的问题")
    else:
        paper.paragraph("整改台账上没有尚未销号的问题。")
    paper.heading("下一步打算", level=2)
    for number, step in enumerate(_next_steps(facts), 1):
        paper.paragraph(f"{chinese_number(number)}是{step}")


def _next_steps(facts: SummaryFacts) -> list[str]:
    """What the records ask for; each sentence stands on a count."""
    steps = []
    if facts.mending.overdue:
        steps.append(f"对逾期的{facts.mending.overdue}件整改逐件督办，销号后告知群众。")
    if facts.mending.running:
        steps.append(f"对正在整改的{facts.mending.running}件按期验收，由非承办人销号。")
    undone = facts.measured["done"][WHOLE]
    if undone.denominator > undone.numerator:
        steps.append(f"到期未验收的{undone.denominator - undone.numerator}项任务，由牵头单位说明原因，限期完成。")
    unkept = facts.measured["kept"][WHOLE]
    if unkept.denominator > unkept.numerator:
        steps.append(f"到期未全部兑现的{unkept.denominator - unkept.numerator}项承诺，向社会公布原因和新的期限。")
    if facts.table and (few := [row for row in facts.table.rows if row.total.standing == Standing.TOO_FEW]):
        names = "、".join(row.total.node.name_zh for row in few)
        steps.append(f"{names}评价样本不足，引导群众扫码评价，不得代评、诱评。")
    return steps or ["巩固现有做法，形成长效机制。"]


def _origin(paper: OfficialDocument, facts: SummaryFacts) -> None:
    """Where the numbers come from, so that they can be checked."""
    paper.heading("数据说明")
    paper.heading("指标口径", level=2)
    for figure in facts.figures.values():
        paper.heading(figure.label, level=3)
        paper.paragraph(figure.about)
    paper.heading("数据截止和摘要", level=2)
    rows = [["本总结", f"截止{_moment(facts)}", facts.digest]]
    if facts.table:
        run = facts.table.run
        cut_off = f"{timezone.localtime(run.cut_off_at):%Y-%m-%d %H:%M}" if run.cut_off_at else NO_DATA
        rows.append([f"计分批次{run.pk}", f"截止{cut_off}，规则版本{run.rule_version}", run.inputs_digest])
    paper.table(["数字", "截止", "所用数据的摘要（SHA-256）"], rows, caption="数据摘要")


def _chart(table: ScoreTable) -> bytes:
    sampled = next((indicator.key for indicator in table.indicators if indicator.is_sampled), "")
    rows = [
        IntervalRow(
            label=row.total.node.name_zh,
            value=row.total.points,
            low=row.total.low,
            high=row.total.high,
            n=line.denominator if (line := row.indicator(sampled)) else 0,
        )
        for row in table.rows
    ]
    unit = table.figures[sampled].count_unit if sampled else ""
    title = _finding(table).rstrip("。")
    return interval_chart(title, rows, axis_title="得分", value_format=".0f", count_unit=unit).png()


def _finding(table: ScoreTable) -> str:
    leaders: Sequence[ScoreTotal] = [row.total for row in table.rows if row.total.best == 1]
    if not leaders:
        return "没有单位参加排名。"
    if table.ranked == 1:
        return f"参加排名的只有{leaders[0].node.name_zh}。"
    if leaders[0].worst == 1:
        return f"{leaders[0].node.name_zh}领先，与其他单位分得出先后。"
    return f"靠前的{leaders[0].worst}个单位，现有记录分不出谁是第一。"


def _rank(total: ScoreTotal) -> str:
    if total.standing != Standing.RANKED:
        return str(Standing(total.standing).label)
    return f"{total.best}" if total.best == total.worst else f"{total.best}—{total.worst}"


def _range(row: TableRow) -> str | None:
    total = row.total
    return f"{total.low:.1f}—{total.high:.1f}" if total.low is not None and total.high is not None else None


def _points(points: float | None) -> str:
    return NO_DATA if points is None else f"{points:.1f}"


def _number(value: float | None) -> str:
    return NO_DATA if value is None else f"{value:.1f}"


def _percent(measured: Measurement) -> str:
    return NO_DATA if measured.value is None else f"{measured.value:.1f}%"


def _rate(measured: Measurement, *, unit: str = "项") -> str:
    """92.3%（12/13项）."""
    if measured.value is None:
        return f"{NO_DATA}（到期0{unit}）"
    return f"{_percent(measured)}（{measured.numerator}/{measured.denominator}{unit}）"


def _interval(measured: Measurement) -> str:
    interval = measured.interval
    return f"（95%区间{interval.low:.1f}至{interval.high:.1f}）" if interval else ""


def _excluded(measured: Measurement, why: str, unit: str = "项") -> str:
    return f"另有{measured.excluded}{unit}{why}，不计入。" if measured.excluded else ""


def _day(day: date | None) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if day else "（未定）"


def _short_day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _span(starts_on: date | None, ends_on: date | None, text: str) -> str | None:
    if starts_on and ends_on:
        return f"{_day(starts_on)}至{_day(ends_on)}"
    return text or (_day(starts_on or ends_on) if starts_on or ends_on else None)


def _moment(facts: SummaryFacts) -> str:
    at = timezone.localtime(facts.at)
    return f"{_day(at.date())}{at:%H:%M}"
