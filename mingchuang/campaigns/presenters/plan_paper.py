"""The plan of a campaign as an official paper: read again by the importer it gives the same plan.

The headings are the ones plans themselves use, and units stand behind their labels; so whoever gets the paper, person
or program, finds every part where it is looked for.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from mingchuang.campaigns.presenters.house_words import PlanPaper

Plan = Mapping[str, Any]
Row = Mapping[str, Any]

_BLANKS = re.compile(r"\s+")
_ENDS = "。！？；：…"
_STAGE = re.compile(r"第.{1,3}(?:阶段|步|环节|步骤)")
_HAN = "一二三四五六七八九十"
# In texts from Taiwan the sign ㄧ of the phonetic alphabet often stands for 一.
_DIVIDED = re.compile(rf"^\s*[（(]([{_HAN}ㄧ])[）)]、?", re.MULTILINE)
_POINT = re.compile(r"^\s*(\d{1,2})[.．、](?!\d)", re.MULTILINE)
_PARTED = re.compile(r"^\s*\d{1,2}[.]", re.MULTILINE)
_OPEN_END = re.compile(r"(?:开始|启动|起)，[^，。；]{2,14}$(?<!结束)(?<!为止)")
_LONGEST_LINE = 120
_COLUMNS = (
    ("考核项目", "item"),
    ("考核标准", "standard"),
    ("分值", "points"),
    ("考核方式", "method"),
    ("扣分标准", "deductions"),
)


def plan_paper(plan: Plan) -> bytes:
    """The paper as .docx; `plan` has the fields of a draft, and parts that are empty are left out."""
    paper = PlanPaper(plan, _title(plan))
    issuer = str(plan.get("issuer") or "")
    if issuer and not plan.get("issue_date") and issuer not in _title(plan):
        # Without a day there is no signature below; who wrote it then stands under the title.
        paper.paragraph(issuer)
    if plan.get("doc_number"):
        paper.paragraph(plan["doc_number"])
    if plan.get("addressees"):
        paper.addressee("、".join(plan["addressees"]))
    paper.paragraph(plan.get("preamble") or "")
    told = _Told(plan)
    _aims(paper, plan, told)
    _others(paper, plan, early=True)
    phases, activities = plan.get("phases") or [], plan.get("activities") or []
    # Tasks that the plan tells under its steps stay there.
    nested = bool(activities) and all(isinstance(one.get("phase"), int) for one in activities)
    _activities(paper, [] if nested else activities)
    if plan.get("phases_in_table") and not nested:
        _phase_table(paper, phases)
    else:
        _phases(paper, phases, activities if nested else [])
    _norms(paper, [one for one in plan.get("norms") or [] if not told.knows_set(one)])
    _checking(paper, [one for one in plan.get("evaluation_methods") or [] if not told.knows(one)])
    _measures(paper, plan.get("measures") or [])
    _leading_group(paper, plan.get("leading_group") or {}, told)
    _others(paper, plan, early=False)
    paper.attachments(plan.get("attachments") or [])
    _sign(paper, plan)
    _score_table(paper, plan.get("score_table") or {})
    _colophon(paper, plan.get("colophon") or {})
    return paper.to_bytes()


class _Told:
    """What the running text of a plan says already, blanks aside."""

    def __init__(self, plan: Plan) -> None:
        rows = [*(plan.get("phases") or []), *(plan.get("activities") or []), *(plan.get("measures") or [])]
        texts = [plan.get("preamble"), plan.get("guiding_text"), *(part for row in rows for part in _parts(row))]
        texts += [part for row in plan.get("goals") or [] for part in _parts(row)]
        self._text = _bare("\n".join(text for text in texts if text))

    def knows(self, text: str | None) -> bool:
        """Whether a piece of the plan stands in its text."""
        return _bare(text or "").strip("。；，：") in self._text

    def knows_set(self, norms: Row) -> bool:
        """Whether a set and all its norms do."""
        return self.knows(norms.get("name")) and all(map(self.knows, norms.get("items") or []))


def _parts(row: Row) -> Iterator[str | None]:
    yield row.get("title") or row.get("name")
    yield row.get("text")
    yield from row.get("items") or []


def _bare(text: str) -> str:
    return _BLANKS.sub("", text)


def _title(plan: Plan) -> str:
    """The plan's title. A title over several lines is one, but for blanks between Han characters."""
    said = str(plan.get("title") or plan.get("plan_title") or plan.get("campaign_name") or "")
    return _BLANKS.sub(" ", said).strip()


def _aims(paper: PlanPaper, plan: Plan, told: _Told) -> None:
    """What guides the campaign, what it is for, whom it is about and when it is."""
    basis = [one for one in plan.get("basis") or [] if not told.knows(one)]
    if basis:
        paper.house_heading("依据")
    for one in basis:
        paper.heading(_sentence(one), level=2)
    for heading, text in (
        ("指导思想", plan.get("guiding_text")),
        ("活动主题", plan.get("theme")),
        ("活动范围", "、".join(plan.get("scope") or [])),
    ):
        if text:
            paper.house_heading(heading)
            paper.paragraph(_sentence(text))
    period = plan.get("period") or {}
    if said := period.get("date_text") or _between(period.get("start"), period.get("end")):
        paper.house_heading("活动时间")
        # 10月1日开始，10月31日 does not say what happens on the last day.
        paper.paragraph(_sentence(f"{said}{paper.house('结束')}" if _OPEN_END.search(said) else said))
    # Goals that the guiding text tells stand there.
    guiding = _bare(str(plan.get("guiding_text") or ""))
    goals = [one for one in plan.get("goals") or [] if not _stands_in(guiding, one)]
    if goals:
        paper.house_heading("工作目标")
    for goal in goals:
        title, items = goal.get("title"), goal.get("items") or []
        _item(paper, title, goal.get("text"))
        for one in items:
            paper.paragraph(_sentence(one))


def _stands_in(text: str, goal: Row) -> bool:
    """Whether a text says everything a goal says."""
    said = [goal.get("text"), *(goal.get("items") or [])]
    return any(said) and all(_bare(one).strip(_ENDS) in text for one in said if one)


def _others(paper: PlanPaper, plan: Plan, *, early: bool) -> None:
    """Sections that are no field of a plan (原则, 经费, 附则), in the words of the document."""
    for one in plan.get("others") or []:
        if one["early"] == early:
            _section(paper, one["heading"] or one["text"], one["text"] if one["heading"] else "")


def _section(paper: PlanPaper, heading: str, text: str) -> None:
    paper.heading(heading)
    _running(paper, text)


def _phases(paper: PlanPaper, phases: Sequence[Row], activities: Sequence[Row]) -> None:
    """The steps, each with its time in brackets behind its name, and the tasks that are told under them."""
    if phases:
        paper.house_heading("实施步骤")
    for place, phase in enumerate(phases):
        said = phase.get("date_text") or _between(phase.get("start"), phase.get("end"))
        name = str(phase.get("name") or "")
        name = f"{name}（{said}）" if said and said not in name else name
        if _STAGE.fullmatch(str(phase.get("ordinal") or "")):
            # 第一阶段 is how people will call it; a number of ours in its place would leave them guessing.
            paper.paragraph(f"{phase['ordinal']}：{name}")
            paper.paragraph(phase.get("text") or "")
        else:
            _item(paper, name, phase.get("text"))
        for one in activities:
            if one["phase"] == place:
                _activity(paper, one, level=3)


def _phase_table(paper: PlanPaper, phases: Sequence[Row]) -> None:
    """The steps as the rows of a table, where the plan told them so."""
    paper.house_heading("实施步骤")
    columns = [("序号", "ordinal"), ("阶段", "name"), ("时间", "date_text"), ("主要工作", "text")]
    rows = [{**one, "date_text": one.get("date_text") or _between(one.get("start"), one.get("end"))} for one in phases]
    columns = [(head, key) for head, key in columns if any(row.get(key) for row in rows)]
    paper.house_table([head for head, _ in columns], [[str(row.get(key) or "") for _, key in columns] for row in rows])


def _activities(paper: PlanPaper, activities: Sequence[Row]) -> None:
    """What is done, by whom and until when."""
    if activities:
        paper.house_heading("主要任务")
    for activity in activities:
        _activity(paper, activity, level=2)


def _activity(paper: PlanPaper, activity: Row, *, level: int) -> None:
    title, text = str(activity.get("title") or ""), _demoted(paper, str(activity.get("text") or ""))
    norms = activity.get("norms") or []
    if any(_is_list_of(one, title, text) for one in norms):
        # The heading names the set and the text is its list: on one line they are seen to belong together.
        title, text = f"{title}：{text}", ""
    until = activity.get("date_text") or _between(activity.get("start"), activity.get("end"))
    labelled = [(label, "、".join(activity.get(key) or [])) for label, key in paper.roles()]
    labelled.append((paper.house("完成时限"), until if until and _bare(until) not in _bare(title + text) else ""))
    units = "；".join(f"{label}：{names}" for label, names in labelled if names)
    # In front of its parts, the units are those of the whole task.
    before, behind = (units, "") if _PARTED.search(text) else ("", units)
    _item(paper, title, before, level=level)
    paper.paragraph(text)
    for one in norms:
        _norm_set(paper, one, _bare(title + text))
    paper.paragraph(behind)


def _is_list_of(norms: Row, title: str, text: str) -> bool:
    """Whether a short text is the list of the set that its heading names."""
    items = [_bare(one).strip(_ENDS) for one in norms.get("items") or []]
    return (
        0 < len(text) <= _LONGEST_LINE
        and "\n" not in text
        and _bare(str(norms.get("name") or "")) in _bare(title)
        and bool(items)
        and all(one in _bare(text) for one in items)
    )


def _demoted(paper: PlanPaper, text: str) -> str:
    """A text whose own parts are （一）, （二）: below a task that is one of these itself they are 1. and （1）."""
    if paper.in_chapters or not _DIVIDED.search(text):
        return text
    text = _POINT.sub(lambda match: f"（{match[1]}）", text)
    return _DIVIDED.sub(lambda match: f"{_HAN.index(match[1].replace('ㄧ', '一')) + 1}.", text)


def _norms(paper: PlanPaper, norms: Sequence[Row]) -> None:
    """The sets of the whole plan that no task spells out."""
    if norms:
        paper.house_heading("行为规范")
    for one in norms:
        _norm_set(paper, one, "")


def _norm_set(paper: PlanPaper, norms: Row, said: str) -> None:
    """“五个一”：…；…。 unless the text beside it says so itself."""
    items = [one.strip(_ENDS) for one in norms.get("items") or []]
    name = str(norms.get("name") or "")
    if _bare(name) in said and all(_bare(one) in said for one in items):
        return
    paper.paragraph(f"“{name}”：{'；'.join(items)}。" if items else paper.house(f"落实“{name}”要求。"))


def _checking(paper: PlanPaper, methods: Sequence[str]) -> None:
    if methods:
        paper.house_heading("检查考核")
    for one in methods:
        paper.paragraph(_sentence(one))


def _measures(paper: PlanPaper, measures: Sequence[Row]) -> None:
    if measures:
        paper.house_heading("保障措施")
    for measure in measures:
        text = str(measure.get("text") or "")
        if measure.get("title") or len(measures) == 1:
            _item(paper, measure.get("title"), text)
        else:
            # A requirement without a heading is one sentence or two behind its number.
            paper.heading(text, level=2)
        for one in measure.get("lists") or []:
            _norm_set(paper, one, _bare(text))


def _leading_group(paper: PlanPaper, group: Row, told: _Told) -> None:
    """Who leads, in the lines of such lists, unless a safeguard says it already."""
    people = [one for _, key in (*paper.posts(), ("", "office_director")) for one in group.get(key) or []]
    if not group or all(map(told.knows, [*people, group.get("office_at")])):
        return
    paper.house_heading("组织机构")
    paper.paragraph(f"成立{group['name']}。" if group.get("name") else "")
    for label, key in paper.posts():
        if group.get(key):
            paper.paragraph(f"{label}：{'、'.join(group[key])}")
    leads_in = paper.house("领导小组下设办公室，") if group.get("name") else ""
    office = [f"{leads_in}{paper.house('办公室设在')}{group['office_at']}"] if group.get("office_at") else []
    directors = group.get("office_director") or []
    office += [f"由{'、'.join(directors)}{paper.house('兼任办公室主任')}"] if directors else []
    paper.paragraph(_sentence("，".join(office)) if office else "")


def _sign(paper: PlanPaper, plan: Plan) -> None:
    """Who issued it and when, where both are known."""
    try:
        on = date.fromisoformat(str(plan.get("issue_date") or ""))
    except ValueError:
        return
    paper.signature(str(plan.get("issuer") or ""), on)


def _score_table(paper: PlanPaper, table: Row) -> None:
    """The table by which work is marked, behind the signature as attachments are."""
    rows = table.get("rows") or []
    columns = [(head, key) for head, key in _COLUMNS if any(row.get(key) for row in rows)]
    if not columns:
        return
    written = [[row.get(key) or "" for _, key in columns] for row in rows]
    if table.get("total"):
        written.append([paper.house("合计"), *(table["total"] if key == "points" else "" for _, key in columns[1:])])
    paper.paragraph("附件")
    paper.paragraph(str(table.get("title") or ""))
    paper.house_table([head for head, _ in columns], written)


def _colophon(paper: PlanPaper, block: Row) -> None:
    """The printer's block: subject words, who gets a copy, who printed it and when."""
    if block.get("subject_words"):
        paper.paragraph(f"{paper.house('主题词')}：{' '.join(block['subject_words'])}")
    if block.get("copies_to"):
        paper.paragraph(f"抄送：{'，'.join(block['copies_to'])}。")
    printed = [str(block[key]) for key in ("printed_by",) if block.get(key)]
    printed += [f"{_day(str(block['printed_on']))}{paper.house('印发')}"] if block.get("printed_on") else []
    paper.paragraph("  ".join(printed))
    paper.paragraph(f"共印{block['copies']}份" if block.get("copies") else "")


def _item(paper: PlanPaper, title: str | None, text: str | None, *, level: int = 2) -> None:
    """A numbered heading with its text; a text without heading stays a paragraph."""
    if title:
        paper.heading(title, level=level)
    _running(paper, text or "")


def _running(paper: PlanPaper, text: str) -> None:
    """Paragraphs, and lines whose cells are parted by tabs as the table they were."""
    for is_table, lines in groupby(text.split("\n"), key=lambda line: "\t" in line):
        run = list(lines)
        if is_table and len(run) > 1:
            rows = [[cell.strip() for cell in line.split("\t")] for line in run]
            width = max(map(len, rows))
            head, *rest = [row + [""] * (width - len(row)) for row in rows]
            paper.table(head, rest)
        else:
            paper.paragraph("\n".join(run))


def _sentence(text: str) -> str:
    return text if text.endswith(tuple(_ENDS)) else f"{text}。"


def _between(start: str | None, end: str | None) -> str:
    """2024-03-01, --06-30 → 2024年3月1日至6月30日."""
    said = [_day(one) for one in (start, end) if one]
    if start and end:
        return said[0] if start == end else "至".join(said)
    return f"{said[0]}起" if start else f"{said[0]}前" if end else ""


def _day(written: str) -> str:
    *year, month, day = [part for part in written.split("-") if part]
    return f"{''.join(f'{one}年' for one in year)}{int(month)}月{int(day)}日"
