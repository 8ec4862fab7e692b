"""Items to Excel: what comes out goes in again unchanged."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from mingchuang.catalogue.models import ServiceItem
from mingchuang.catalogue.sheets.specs import BOOK, ITEMS, MATERIALS, SEVERAL, STEPS, TICKS
from mingchuang.foundation.sheets.spec import SheetSpec
from mingchuang.foundation.sheets.writing import write_book, write_template


def item_template() -> bytes:
    """An empty workbook to fill in."""
    return write_template(BOOK)


def items_as_book(items: Iterable[ServiceItem]) -> bytes:
    """Items that came through `whole_item`, as a workbook that the import takes back."""
    rows = list(items)
    return write_book(
        [
            (ITEMS, map(_item_row, rows)),
            (MATERIALS, _lines(MATERIALS, rows, "ordered_materials")),
            (STEPS, _lines(STEPS, rows, "ordered_steps")),
        ]
    )


def _item_row(item: ServiceItem) -> Mapping[str, object]:
    places: Iterable[Any] = item.ordered_places  # type: ignore[attr-defined]  # prefetched by whole_item
    row = _cells(ITEMS, item)
    for key, labels in SEVERAL.items():
        row[key] = "、".join(str(labels.get(value, value)) for value in getattr(item, key))
    return {**row, "node": item.node.code, "windows": "、".join(place.window.code for place in places)}


def _lines(spec: SheetSpec, items: Iterable[ServiceItem], rows: str) -> Iterator[Mapping[str, object]]:
    for item in items:
        for line in getattr(item, rows):
            yield {**_cells(spec, line), "code": item.code}


def _cells(spec: SheetSpec, row: Any) -> dict[str, object]:
    """Values by column, as the columns hold them; Any: an item, a material or a step."""
    cells = {column.key: getattr(row, column.key, None) for column in spec.columns}
    return {key: ("yes" if value else "no") if key in TICKS else value for key, value in cells.items()}
