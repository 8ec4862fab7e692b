"""A draft as cards beside its source text."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mingchuang.campaigns.enums import DocumentKind, DraftPart
from mingchuang.campaigns.presenters.source import card_of, marks_of, unsure_cards

REPAIRS = {
    "byte_shift": _("还原错位的字"),
    "line_break": _("接上断开的行"),
    "marker": _("去掉文档标记"),
    "page_number": _("去掉页码"),
    "pinyin_gloss": _("去掉注音"),
}
# Why no campaign is made of it, when the importer does not say so itself.
NO_PLAN = _("这份材料不是活动方案，已随文件保存，不建立活动。")
TITLES = {
    DraftPart.GOALS: "title",
    DraftPart.PHASES: "name",
    DraftPart.ACTIVITIES: "title",
    DraftPart.NORMS: "name",
    DraftPart.MEASURES: "title",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A labelled value of a card. `place` is the id of its stretch in the source text ("" = not from the text)."""

    label: str
    text: str
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One row of a draft."""

    anchor: str
    part: str
    index: int
    title: str
    place: str
    lines: Sequence[Line]
    is_unsure: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One list of a draft."""

    part: str
    label: str
    cards: Sequence[Card]


def groups(draft: Mapping[str, Any], data: Mapping[str, Any]) -> list[Group]:
    """The lists of a draft, each row with its places in the text."""
    places, unsure = {mark.path: mark.anchor for mark in marks_of(data)}, set(unsure_cards(data))
    order = (DraftPart.PHASES, DraftPart.ACTIVITIES, DraftPart.NORMS, DraftPart.GOALS, DraftPart.MEASURES)
    return [
        Group(
            part=part.value,
            label=gettext(str(part.label)),
            cards=[_card(draft, part, index, row, places, unsure) for index, row in enumerate(draft[part.value])],
        )
        for part in order
    ]


def _card(
    draft: Mapping[str, Any],
    part: DraftPart,
    index: int,
    row: Mapping[str, Any],
    places: Mapping[str, str],
    unsure: set[str],
) -> Card:
    origin = row.get("origin")
    path = f"/{part.value}/{origin}" if origin is not None else ""
    title = TITLES[part]
    return Card(
        # A row that was added has no place in the text; its card is called by its own number.
        anchor=card_of(path) if path else f"card-added-{part.value}-{index}",
        part=part.value,
        index=index,
        title=str(row.get(title) or gettext("（无标题）")),
        place=places.get(f"{path}/{title}") or places.get(f"{path}/text", ""),
        lines=[line for line in _lines(draft, part, row, path, places) if line.text],
        is_unsure=bool(path) and card_of(path) in unsure,
    )


def _lines(
    draft: Mapping[str, Any], part: DraftPart, row: Mapping[str, Any], path: str, places: Mapping[str, str]
) -> Iterator[Line]:
    def line(label: str, text: str, *fields: str) -> Line:
        place = next((found for field in fields if (found := places.get(f"{path}/{field}"))), "")
        return Line(label=gettext(label), text=text, place=place)

    if part is DraftPart.PHASES:
        yield line("序号", _words(row, "ordinal"), "ordinal")
        yield line("时间", _dates(row), "date_text", "start", "end")
    if part is DraftPart.ACTIVITIES:
        yield line("阶段", _phase(draft, row))
        yield line("牵头单位", _joined(row, "lead_units"), "lead_units/0")
        yield line("责任单位", _joined(row, "responsible_units"), "responsible_units/0")
        yield line("配合单位", _joined(row, "supporting_units"), "supporting_units/0")
        yield line("时间", _dates(row), "date_text", "end")
        yield line("应附材料", _words(row, "wanted_evidence"))
    yield line("内容", _words(row, "text"), "text")
    for number, norm_set in enumerate(row.get("norms") or row.get("lists") or []):
        field = "norms" if row.get("norms") else "lists"
        yield line(str(norm_set.get("name") or ""), _items(norm_set), f"{field}/{number}/name")
    if part in (DraftPart.NORMS, DraftPart.GOALS):
        yield line("条目", _items(row) if part is DraftPart.NORMS else _joined(row, "items"), "items/0")


def _words(row: Mapping[str, Any], key: str) -> str:
    return str(row.get(key) or "")


def _joined(row: Mapping[str, Any], key: str) -> str:
    return "、".join(row.get(key) or [])


def _items(norm_set: Mapping[str, Any]) -> str:
    """The norms of a set; a set that is only named says so."""
    return "；".join(norm_set.get("items") or []) or gettext("方案只提到名称，没有列出")


def _dates(row: Mapping[str, Any]) -> str:
    ends = "—".join(part for part in (row.get("start"), row.get("end")) if part)
    said = row.get("date_text")
    return f"{ends}（{said}）" if ends and said else ends or str(said or "")


def _phase(draft: Mapping[str, Any], row: Mapping[str, Any]) -> str:
    index = row.get("phase")
    phases: Sequence[Mapping[str, Any]] = draft["phases"]
    return _words(phases[index], "name") if index is not None and index < len(phases) else ""


def place_of_row(data: Mapping[str, Any], part: DraftPart, row: Mapping[str, Any]) -> str:
    """The id of the stretch a row was read from ("" = it was added)."""
    path = f"/{part.value}/{row.get('origin')}/"
    return next((mark.anchor for mark in marks_of(data) if mark.path.startswith(path)), "")


def header_lines(draft: Mapping[str, Any], data: Mapping[str, Any]) -> list[Line]:
    """What stands above the lists."""
    places = {mark.path: mark.anchor for mark in marks_of(data)}
    period, group = draft.get("period") or {}, draft.get("leading_group") or {}
    shown: list[tuple[str, str, str]] = [
        ("文件标题", _words(draft, "title"), "/title"),
        ("发文机关", _words(draft, "issuer"), "/issuer"),
        ("文号", _words(draft, "doc_number"), "/doc_number"),
        ("发文日期", _words(draft, "issue_date"), "/issue_date"),
        ("全程时间", _dates(period), "/period/date_text"),
        ("主题", _words(draft, "theme"), "/theme"),
        ("引言", _words(draft, "preamble"), "/preamble"),
        ("指导思想", _words(draft, "guiding_text"), "/guiding_text"),
        ("范围", _joined(draft, "scope"), "/scope/0"),
        ("依据", _joined(draft, "basis"), "/basis/0"),
        ("检查办法", "\n".join(draft.get("evaluation_methods") or []), "/evaluation_methods/0"),
        ("领导小组", _group(group), "/leading_group/name"),
    ]
    return [Line(label=gettext(label), text=text, place=places.get(path, "")) for label, text, path in shown if text]


def _group(group: Mapping[str, Any]) -> str:
    rows = [f"{gettext(label)}：{text}" for label, text in group_rows(group)]
    return "\n".join([_words(group, "name"), *rows]).strip()


def group_rows(group: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The leading group as labels (Chinese msgids) and values."""
    rows = [
        ("组长", _joined(group, "head")),
        ("副组长", _joined(group, "deputies")),
        ("成员", _joined(group, "members")),
        ("办公室设在", _words(group, "office_at")),
        ("办公室主任", _joined(group, "office_director")),
    ]
    return [(label, text) for label, text in rows if text]


def repairs(data: Mapping[str, Any]) -> list[tuple[str, str, str, int]]:
    """What was put right in the text: what, from, to, how often."""
    return [
        (str(REPAIRS.get(one["kind"], one["kind"])), one["before"][:40], one["after"][:40], one.get("count", 1))
        for one in data.get("repairs") or []
    ]


def flags(data: Mapping[str, Any]) -> list[str]:
    """What a person should look at, in the reader's language."""
    return [gettext(flag["text"]).format(**flag["values"]) for flag in data.get("flags") or []]


def no_plan_reason(data: Mapping[str, Any]) -> str:
    """Why no campaign is made of a document."""
    said = [flag for flag in data.get("flags") or [] if flag.get("kind") == "not_a_plan"]
    return gettext(said[0]["text"]).format(**said[0]["values"]) if said else str(NO_PLAN)


def kind_label(kind: str) -> str:
    """A kind of document in words."""
    return gettext(str(DocumentKind(kind).label))


# Labels that reach `gettext` as values: said once here, so that the catalogue has them.
SAID = (
    _("序号"), _("时间"), _("阶段"), _("牵头单位"), _("责任单位"), _("配合单位"), _("应附材料"), _("内容"), _("条目"),
    _("文件标题"), _("发文机关"), _("文号"), _("发文日期"), _("全程时间"), _("主题"), _("引言"), _("指导思想"),
    _("范围"), _("依据"), _("检查办法"), _("领导小组"), _("组长"), _("副组长"), _("成员"), _("办公室设在"),
    _("办公室主任"),
)  # fmt: skip
