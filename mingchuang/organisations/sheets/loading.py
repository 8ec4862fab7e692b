"""A workbook read, checked and handed to the act."""

from dataclasses import dataclass
from datetime import date, datetime

from mingchuang.foundation.access import Actor
from mingchuang.foundation.sheets.reading import read_rows
from mingchuang.foundation.sheets.spec import Fault, SheetRow
from mingchuang.foundation.sheets.writing import write_template
from mingchuang.organisations.actions.importing import Imported, MarkLine, NodeLine, StaffLine, import_tree
from mingchuang.organisations.queries import kinds_of_mark
from mingchuang.organisations.sheets.checks import LANGUAGES, across_marks, across_nodes, across_staff, words_of
from mingchuang.organisations.sheets.columns import MARKS, NODES, STAFF


def template() -> bytes:
    """The workbook to fill in, with its help sheet."""
    return write_template([NODES, STAFF, MARKS])


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeImport:
    """What came of a workbook: the counts, or every fault and nothing written."""

    imported: Imported | None
    faults: tuple[Fault, ...]
    omitted: int = 0


def load_tree(data: bytes, *, actor: Actor, at: datetime, today: date) -> TreeImport:
    """Read, check across rows, and import in one transaction; any fault stops the whole file."""
    result = read_rows(data, [NODES, STAFF, MARKS])
    nodes, people = result.rows.get(NODES.name_zh, ()), result.rows.get(STAFF.name_zh, ())
    marks = result.rows.get(MARKS.name_zh, ())
    faults = [
        *result.faults,
        *across_nodes(nodes),
        *across_staff(people, nodes),
        *across_marks(marks, people, nodes, today=today),
    ]
    if faults:
        return TreeImport(imported=None, faults=tuple(faults), omitted=result.omitted)
    lines = [NodeLine(**{key: str(value or "") for key, value in row.values.items()}) for row in nodes]
    imported = import_tree(
        actor=actor,
        nodes=lines,
        staff=[_staff_line(row, today) for row in people],
        marks=[_mark_line(row) for row in marks],
        at=at,
    )
    return TreeImport(imported=imported, faults=())


def _staff_line(row: SheetRow, today: date) -> StaffLine:
    values = row.values
    from_on = values["from_on"]
    return StaffLine(
        badge_number=str(values["badge_number"]),
        name_zh=str(values["name_zh"]),
        name_en=str(values["name_en"] or ""),
        node=str(values["node"]),
        post=str(values["post"] or ""),
        from_on=from_on if isinstance(from_on, date) else today,
        is_party_member=values["is_party_member"] == "yes",
        mobile=str(values["mobile"] or ""),
        post_en=str(values["post_en"] or ""),
        duties=str(values["duties"] or ""),
        languages=tuple(LANGUAGES[word] for word in words_of(str(values["languages"] or ""))),
        is_shown=values["is_shown"] != "no",
        deputy=str(values["deputy"] or ""),
    )


def _mark_line(row: SheetRow) -> MarkLine:
    values, keys = row.values, {kind.name_zh: kind.key for kind in kinds_of_mark()}
    from_on, until_on = values["from_on"], values["until_on"]
    assert isinstance(from_on, date)
    return MarkLine(
        kind=keys[str(values["kind"])],
        badge_number=str(values["badge_number"] or ""),
        node=str(values["node"] or ""),
        body_zh=str(values["body_zh"]),
        body_en=str(values["body_en"] or ""),
        from_on=from_on,
        until_on=until_on if isinstance(until_on, date) else None,
    )
