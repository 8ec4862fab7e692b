"""Items of a newer version in words, old and new beside one another."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mingchuang.campaigns.enums import ChangeSort
from mingchuang.campaigns.rules import differences as rules
from mingchuang.campaigns.rules.differences import Difference

PARTS: Mapping[str, Any] = {
    rules.HEADER: _("基本情况"),
    rules.PHASES: _("阶段"),
    rules.TASKS: _("任务"),
    rules.NORMS: _("规范"),
    rules.GOALS: _("目标"),
    rules.MEASURES: _("保障措施"),
}
FIELDS: Mapping[str, Any] = {
    "issuer": _("发文机关"),
    "doc_number": _("文号"),
    "issue_date": _("发文日期"),
    "theme": _("主题"),
    "preamble": _("引言"),
    "guiding_text": _("指导思想"),
    "scope": _("范围"),
    "basis": _("依据"),
    "evaluation_methods": _("检查办法"),
    "period": _("时间"),
    "leading_group": _("领导小组"),
    "name": _("名称"),
    "title": _("标题"),
    "text": _("内容"),
    "phase": _("阶段"),
    "due_on": _("期限"),
    "units": _("单位"),
    "wanted_evidence": _("应附材料"),
    "items": _("条目"),
    "lists": _("条目"),
}
GROUP: Mapping[str, Any] = {
    "name": _("名称"),
    "head": _("组长"),
    "deputies": _("副组长"),
    "members": _("成员"),
    "office_at": _("办公室设在"),
    "office_director": _("办公室主任"),
}
# Half a date says nothing: these are told as a whole.
WHOLE = ("period", "due_on", "issue_date", "units", "doc_number", "phase")
# Shape beside the word: the colour alone says nothing.
SHAPES = {ChangeSort.ADDED: "＋", ChangeSort.CHANGED: "～", ChangeSort.DROPPED: "－"}
SHORT = 12  # runs of the same characters shorter than this are told as changed with their neighbours


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A run of characters: kept, only old, or only new."""

    sort: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item: what it is about, and how it reads."""

    key: str
    shape: str
    sort: str
    label: str
    name: str
    field: str
    runs: Sequence[Run]
    asks: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemGroup:
    """The items of one part."""

    label: str
    items: Sequence[Item]


def item_groups(found: Iterable[Difference], asking: set[str]) -> list[ItemGroup]:
    """Part by part; `asking` are the keys of items that need an answer before they can be applied."""
    by_part: dict[str, list[Item]] = {}
    for one in found:
        by_part.setdefault(one.part, []).append(item(one, asks=one.key in asking))
    return [ItemGroup(label=str(PARTS[part]), items=items) for part, items in by_part.items()]


def item(one: Difference, *, asks: bool) -> Item:
    """One item in words."""
    return Item(
        key=one.key,
        shape=SHAPES[one.sort],
        sort=one.sort.value,
        label=gettext(str(one.sort.label)),
        name=one.name,
        field=field_words(one.field),
        runs=list(_runs(one)),
        asks=asks,
    )


def _runs(one: Difference) -> Iterator[Run]:
    was, now = words(one.field, one.was), words(one.field, one.now)
    return _pair(was, now) if one.field in WHOLE else runs(was, now)


def field_words(field: str) -> str:
    """What a field is called ("" = the whole row)."""
    return str(FIELDS[field]) if field else ""


def words(field: str, value: Any) -> str:
    """A value as a person reads it."""
    if not value:
        return ""
    if field == "period":
        ends = "—".join(day for day in (value["start"], value["end"]) if day)
        return f"{ends}（{value['date_text']}）" if value["date_text"] else ends
    if field == "leading_group":
        return "\n".join(f"{GROUP[key]}：{_listed(part)}" for key, part in value.items())
    if field == "lists":
        return "\n".join(f"{one['name']}：{'；'.join(one['items'])}" for one in value)
    if isinstance(value, Mapping):
        return "\n".join(_line(key, part) for key, part in value.items() if part and key not in ("name", "title"))
    return "\n".join(str(one) for one in value) if isinstance(value, list | tuple) else str(value)


def _line(key: str, value: Any) -> str:
    """A field of a whole row; units say their role themselves."""
    said = words(key, value)
    return f"{FIELDS[key]}：{said}" if key in FIELDS else said


def _listed(value: Any) -> str:
    return "、".join(value) if isinstance(value, list) else str(value)


def runs(was: str, now: str) -> Iterator[Run]:
    """What stays, what goes, what comes; a text that has little in common is told as two."""
    matcher = SequenceMatcher(None, was, now, autojunk=False)
    if min(len(was), len(now)) < SHORT or matcher.ratio() < 0.5:
        yield from _pair(was, now)
        return
    for sort, a, b, c, d in matcher.get_opcodes():
        if sort == "equal":
            yield Run(sort="same", text=was[a:b])
        else:
            yield from _pair(was[a:b], now[c:d])


def _pair(was: str, now: str) -> Iterator[Run]:
    if was:
        yield Run(sort="was", text=was)
    if now:
        yield Run(sort="now", text=now)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """An item that was decided, by whom."""

    key: str
    is_applied: bool
    words: str
    by: str


def decided(rows: Iterable[Mapping[str, Any]]) -> list[Decided]:
    """What was decided, newest first."""
    found = [
        Decided(
            key=row["key"],
            is_applied=row["did"] == "applied",
            words=" · ".join(
                part
                for part in (
                    str(PARTS[row["part"]]),
                    row["name"],
                    field_words(row["field"]) or gettext(str(ChangeSort(row["sort"]).label)),
                )
                if part
            ),
            by=row["by"],
        )
        for row in rows
    ]
    return found[::-1]
