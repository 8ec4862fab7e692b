"""What can only be seen across rows: codes written twice, places and people that are nowhere, circles."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from mingchuang.foundation.sheets.spec import Fault, SheetRow, SheetSpec
from mingchuang.organisations.enums import Language
from mingchuang.organisations.queries import badges_known, codes_on_tree, kinds_of_mark
from mingchuang.organisations.rules import (
    CodeRefused,
    MarkRefused,
    NodeRefused,
    check_code,
    check_mark,
    check_place,
)
from mingchuang.organisations.sheets.columns import MARKS, NODES, STAFF

SEPARATORS = "、,，;；/ "
LANGUAGES = {str(language.label): language.value for language in Language}

Rows = Sequence[SheetRow]


def words_of(text: str) -> list[str]:
    """What is written in one cell, apart."""
    for separator in SEPARATORS:
        text = text.replace(separator, " ")
    return text.split()


def across_nodes(rows: Rows) -> Iterator[Fault]:
    """Codes that cannot stand or are written twice, parents that are nowhere, kinds that do not belong there."""
    kinds = dict(codes_on_tree()) | {_word(row, "code"): _word(row, "kind") for row in rows}
    seen: set[str] = set()
    for row in rows:
        code, parent, site = _word(row, "code"), _word(row, "parent"), _word(row, "site")
        if code in seen:
            yield _fault(NODES, row, "code", "编码“{code}”写了两次，请改成不重复的。", code=code)
        seen.add(code)
        lost = [key for key in ("parent", "site") if _word(row, key) and _word(row, key) not in kinds]
        for key in lost:
            yield _fault(NODES, row, key, "找不到编码为“{code}”的机构，请先在本表登记它。", code=_word(row, key))
        try:
            check_code(code)
            if not lost:
                site_kind = kinds[site] if site else ""
                check_place(kind=_word(row, "kind"), parent_kind=kinds.get(parent, ""), site_kind=site_kind)
        except CodeRefused as refusal:
            yield _fault(NODES, row, "code", refusal.text, **refusal.values)
        except NodeRefused as refusal:
            yield _fault(NODES, row, "site" if site else "parent", refusal.text, **refusal.values)
    yield from _circles(rows)


def _word(row: SheetRow, key: str) -> str:
    return str(row.values[key] or "")


def _circles(rows: Rows) -> Iterator[Fault]:
    """Nodes that hang below themselves."""
    parents = {_word(row, "code"): _word(row, "parent") for row in rows}
    for row in rows:
        code, above, steps = _word(row, "code"), _word(row, "parent"), 0
        while above in parents and above != code and steps <= len(parents):
            above, steps = parents[above], steps + 1
        if above == code:
            yield _fault(NODES, row, "parent", "“{code}”挂在自己下面，请改上级编码。", code=code)


def across_staff(rows: Rows, nodes: Rows) -> Iterator[Fault]:
    """Numbers written twice, places, languages and deputies that are nowhere."""
    known = set(dict(codes_on_tree())) | {str(row.values["code"]) for row in nodes}
    people = badges_known() | {_word(row, "badge_number") for row in rows}
    seen: set[str] = set()
    for row in rows:
        badge, node, deputy = _word(row, "badge_number"), _word(row, "node"), _word(row, "deputy")
        if badge in seen:
            yield _fault(STAFF, row, "badge_number", "工号“{badge}”写了两次。", badge=badge)
        seen.add(badge)
        if node not in known:
            yield _fault(STAFF, row, "node", "找不到编码为“{code}”的机构，请先在“机构”表登记它。", code=node)
        for word in words_of(_word(row, "languages")):
            if word not in LANGUAGES:
                yield _fault(STAFF, row, "languages", "没有“{word}”这种语言，请按说明里的写。", word=word)
        if deputy:
            yield from _deputy_faults(row, deputy, badge, people)


def _deputy_faults(row: SheetRow, deputy: str, badge: str, people: set[str]) -> Iterator[Fault]:
    if not _word(row, "post"):
        yield _fault(STAFF, row, "post", "写了代岗人，就要写岗位。")
    if deputy == badge:
        yield _fault(STAFF, row, "deputy", "代岗人不能是本人。")
    elif deputy not in people:
        yield _fault(STAFF, row, "deputy", "找不到工号“{badge}”，请先在“人员”表登记他。", badge=deputy)


def across_marks(rows: Rows, staff: Rows, nodes: Rows, *, today: date) -> Iterator[Fault]:
    """Kinds, people and places that are nowhere, holders that cannot be, terms that run backwards."""
    kinds = {kind.name_zh: kind for kind in kinds_of_mark()}
    people = badges_known() | {_word(row, "badge_number") for row in staff}
    places = set(dict(codes_on_tree())) | {_word(row, "code") for row in nodes}
    for row in rows:
        name, badge, node = _word(row, "kind"), _word(row, "badge_number"), _word(row, "node")
        if name not in kinds:
            yield _fault(MARKS, row, "kind", "没有“{name}”这种标识，请先增加标识种类。", name=name)
            continue
        if bool(badge) == bool(node):
            yield _fault(MARKS, row, "badge_number", "工号和机构编码填一个：给个人的填工号，给集体的填机构编码。")
        elif badge and badge not in people:
            yield _fault(MARKS, row, "badge_number", "找不到工号“{badge}”，请先在“人员”表登记他。", badge=badge)
        elif node and node not in places:
            yield _fault(MARKS, row, "node", "找不到编码为“{code}”的机构，请先在“机构”表登记它。", code=node)
        else:
            yield from _term_faults(row, kinds[name].holder, is_person=bool(badge), today=today)


def _term_faults(row: SheetRow, holder: str, *, is_person: bool, today: date) -> Iterator[Fault]:
    from_on, until_on = row.values["from_on"], row.values["until_on"]
    if not isinstance(from_on, date):
        return
    try:
        check_mark(
            kind_holder=holder,
            is_person=is_person,
            from_on=from_on,
            until_on=until_on if isinstance(until_on, date) else None,
            today=today,
        )
    except MarkRefused as refusal:
        yield _fault(MARKS, row, "from_on", refusal.text, **refusal.values)


def _fault(spec: SheetSpec, row: SheetRow, key: str, text: str, **values: object) -> Fault:
    cells: Mapping[str, str] = row.cells
    return Fault(sheet=spec.name_zh, cell=cells.get(key, ""), text=text, values=values)
