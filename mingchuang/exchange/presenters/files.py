"""Lines of a tried or landed file for the eye."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from mingchuang.exchange.enums import CodeTable, Fate, OrderField
from mingchuang.exchange.models import CarriedFile
from mingchuang.exchange.rules.tables import MEANINGS
from mingchuang.foundation.sheets.spec import Fault

SHOWN = 200
RANK = {Fate.FAULTY.value: 0, Fate.NEW.value: 1, Fate.KNOWN.value: 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownLine:
    """One line: what it is, what becomes of it, and why not."""

    row: int
    number: str
    fate: Fate
    kind: str
    urgency: str
    unit: str
    faults: Sequence[Fault]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownLines:
    """The first lines, those at fault before the others; `omitted` are not shown."""

    lines: Sequence[ShownLine]
    omitted: int


def shown_lines(file: CarriedFile, *, units: Sequence[tuple[str, str]], only: str) -> ShownLines:
    """The lines of a file; with `only` those of one fate."""
    wanted = [line for line in file.lines if not only or line["fate"] == only]
    wanted.sort(key=lambda line: (RANK[line["fate"]], line["row"]))
    names = dict(units)
    return ShownLines(lines=[_line(line, names) for line in wanted[:SHOWN]], omitted=max(len(wanted) - SHOWN, 0))


def _line(line: dict[str, Any], names: dict[str, str]) -> ShownLine:  # Any: a line is kept as JSON
    unit = line.get(OrderField.UNIT, "")
    return ShownLine(
        row=line["row"],
        number=line["number"],
        fate=Fate(line["fate"]),
        kind=MEANINGS[CodeTable.KIND].get(line.get(OrderField.KIND, ""), ""),
        urgency=MEANINGS[CodeTable.URGENCY].get(line.get(OrderField.URGENCY, ""), ""),
        unit=names.get(unit, unit),
        faults=[Fault(sheet="", cell=one["cell"], text=one["text"], values=one["values"]) for one in line["faults"]],
    )
