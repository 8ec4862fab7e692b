"""A draft as cards beside its source text."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mingchuang.campaigns.enums import DocumentKind, DraftPart
from mingchuang.campaigns.presenters.source import card_of, marks_of
from mingchuang.campaigns.presenters.values import Line, Origins, Piece

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
class Card:
    """One row of a draft."""

    anchor: str
    part: str
    index: int
    title: Piece
    lines: Sequence[Line]
    is_added: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One list of a draft."""

    part: str
    label: str
    cards: Sequence[Card]


ORDER = (DraftPart.PHASES, DraftPart.ACTIVITIES, DraftPart.NORMS, DraftPart.GOALS, DraftPart.MEASURES)


def groups(draft: Mapping[str, Any], data: Mapping[str, Any]) -> list[Group]:
    """The lists of a draft, each value with its place in the text."""
    origins = Origins(data)
    return [
        Group(
            part=part.value,
            label=gettext(str(part.label)),
            cards=[_card(draft, part, index, row, origins) for index, row in enumerate(draft[part.value])],
        )
        for part in ORDER
    ]


def _card(draft: Mapping[str, Any], part: DraftPart, index: int, row: Mapping[str, Any], origins: Origins) -> Card:
    origin = row.get("origin")
    path = f"/{part.value}/{origin}" if origin is not None else ""
    was = (origins.at_path(path) if path else None) or {}
    title = TITLES[part]
    return Card(
        # A row that was added has no place in the text; its card is called by its own number.
        anchor=card_of(path) if path else f"card-added-{part.value}-{index}",
        part=part.value,
        index=index,
        title=origins.piece(str(row.get(title) or gettext("（无标题）")), f"{path}/{title}"),
        lines=[line for line in _lines(draft, part, row, path, was, origins) if line.pieces],
        is_added=not path,
    )


def _lines(
    draft: Mapping[str, Any],
    part: DraftPart,
    row: Mapping[str, Any],
    path: str,
    was: Mapping[str, Any],
    origins: Origins,
) -> Iterator[Line]:
    def line(label: str, key: str) -> Line:
        return origins.line(label, row.get(key), f"{path}/{key}", was=was.get(key))

    def many(label: str, key: str, between: str = "、") -> Line:
        return origins.row(label, row.get(key), f"{path}/{key}", was=was.get(key), between=between)

    if part is DraftPart.PHASES:
        yield line("序号", "ordinal")
    if part is DraftPart.ACTIVITIES:
        yield origins.line("阶段", _phase(draft, row), was=_phase(draft, row))
        yield many("牵头单位", "lead_units")
        yield many("责任单位", "responsible_units")
        yield many("配合单位", "supporting_units")
        yield many("责任领导", "leaders")
    if part in (DraftPart.PHASES, DraftPart.ACTIVITIES):
        yield origins.line("时间", _dates(row), f"{path}/date_text", f"{path}/start", f"{path}/end", was=_dates(was))
    if part is DraftPart.ACTIVITIES:
        yield origins.line("应附材料", row.get("wanted_evidence"))
    yield line("内容", "text")
    for key in ("norms", "lists"):
        yield from _set_lines(row.get(key) or [], f"{path}/{key}", was.get(key) or [], origins)
    if part is DraftPart.GOALS:
        yield many("条目", "items", "；")
    if part is DraftPart.NORMS:
        yield _items_line("条目", row, path, was, origins)


def _set_lines(
    sets: Sequence[Mapping[str, Any]], path: str, was: Sequence[Mapping[str, Any]], origins: Origins
) -> Iterator[Line]:
    """Named sets, each found by its name among those that were read."""
    names = [one.get("name") for one in was]
    for one in sets:
        place = names.index(one.get("name")) if one.get("name") in names else None
        own = f"{path}/{place}" if place is not None else ""
        found = _items_line("", one, own, was[place] if place is not None else {}, origins)
        yield replace(found, head=origins.piece(str(one.get("name") or ""), f"{own}/name"))


def _items_line(label: str, one: Mapping[str, Any], path: str, was: Mapping[str, Any], origins: Origins) -> Line:
    """The norms of a set; a set that is only named says so."""
    if one.get("items"):
        return origins.row(label, one["items"], f"{path}/items", was=was.get("items"), between="；")
    said = gettext("方案只提到名称，没有列出")
    return Line(label=gettext(label) if label else "", pieces=[Piece(text=said)], is_changed=bool(was.get("items")))


def _words(row: Mapping[str, Any], key: str) -> str:
    return str(row.get(key) or "")


def _joined(row: Mapping[str, Any], key: str) -> str:
    return "、".join(row.get(key) or [])


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
    origins = Origins(data)

    def line(label: str, key: str) -> Line:
        return origins.line(label, draft.get(key), f"/{key}", was=data.get(key))

    def many(label: str, key: str, between: str = "、") -> Line:
        return origins.row(label, draft.get(key), f"/{key}", was=data.get(key), between=between)

    dated = ("/period/date_text", "/period/start", "/period/end")
    lines = [
        line("活动名称", "campaign_name"),
        line("文件标题", "title"),
        line("发文机关", "issuer"),
        line("文号", "doc_number"),
        line("发文日期", "issue_date"),
        many("主送", "addressees"),
        origins.line("全程时间", _dates(draft.get("period") or {}), *dated, was=_dates(data.get("period") or {})),
        line("主题", "theme"),
        line("引言", "preamble"),
        line("指导思想", "guiding_text"),
        many("范围", "scope"),
        many("依据", "basis"),
        many("检查办法", "evaluation_methods", "；"),
        *_group_lines(draft.get("leading_group") or {}, data.get("leading_group") or {}, origins),
        many("附件", "attachments", "；"),
    ]
    return [one for one in lines if one.pieces]


def _group_lines(group: Mapping[str, Any], was: Mapping[str, Any], origins: Origins) -> Iterator[Line]:
    """The leading group, its people as single values."""
    top = "/leading_group"
    yield origins.line("领导小组", group.get("name"), f"{top}/name", was=was.get("name"))
    for label, key in (("组长", "head"), ("副组长", "deputies"), ("成员", "members")):
        yield origins.row(label, group.get(key), f"{top}/{key}", was=was.get(key))
    yield origins.line("办公室设在", group.get("office_at"), f"{top}/office_at", was=was.get("office_at"))
    director = "office_director"
    yield origins.row("办公室主任", group.get(director), f"{top}/{director}", was=was.get(director))


def shown_values(lines: Iterable[Line], grouped: Iterable[Group], scores: Iterable[Sequence[Piece]] = ()) -> set[str]:
    """The ids of all values on the page: passages lead only to these."""
    cards = [card for group in grouped for card in group.cards]
    every = [*lines, *(line for card in cards for line in card.lines)]
    found = [piece for line in every for piece in line.pieces]
    found += [line.head for line in every if line.head]
    found += [cell for row in scores for cell in row]
    return {piece.id for piece in (*found, *(card.title for card in cards)) if piece.id}


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
    _("办公室主任"), _("活动名称"), _("主送"), _("责任领导"), _("附件"),
)  # fmt: skip
