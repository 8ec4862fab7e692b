"""What an import check cannot see: keys, links and doors that would couple areas behind its back."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import grimp
import pytest
from django.apps import apps
from django.db.models import ForeignObjectRel

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "mingchuang"
ROWS = [
    {"config"},
    {"portal", "workspace", "exchange"},
    {"publicity"},
    {"assessment"},
    {"competition"},
    {"supervision"},
    {"outreach"},
    {"evaluations", "feedback"},
    {"casework", "pledges"},
    {"queueing", "reception"},
    {"rectification"},
    {"campaigns", "catalogue"},
    {"callbacks"},
    {"following"},
    {"organisations"},
    {"analytics", "plans"},
    {"foundation"},
]
HEIGHT = {area: len(ROWS) - index for index, row in enumerate(ROWS) for area in row}
DOORS = {"config", "portal", "workspace", "exchange"}
WINDOWS = {"enums", "facts", "permissions", "models", "queries", "actions"}
NOT_AREAS = {"config", "foundation", "analytics", "plans"}
# Addresses that any page frame may name: the doors are known to all.
FRAME = {"portal", "workspace", "organisations"}


def areas() -> list[str]:
    return sorted(p.parent.name for p in PACKAGE.glob("*/__init__.py") if p.parent.name not in NOT_AREAS)


def may_know(area: str, other: str) -> bool:
    return area == other or area in DOORS or HEIGHT[other] < HEIGHT[area]


def test_the_contract_of_rooms_names_every_area_on_disk() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    named = next(c["containers"] for c in contracts if c["id"] == "rooms")

    assert sorted(named) == [f"mingchuang.{area}" for area in areas()], "add the area to the contract `rooms`"


def test_every_area_stands_on_a_row() -> None:
    assert set(areas()) <= set(HEIGHT), "place the new area on a row here and in the contract `rows`"


def test_keys_point_down() -> None:
    wrong = [
        f"{model.__name__}.{field.name} → {target}"
        for model in apps.get_models()
        if (area := _area(model.__module__)) in HEIGHT
        for field in model._meta.get_fields()
        if field.is_relation and not isinstance(field, ForeignObjectRel) and field.related_model
        if (target := _area(field.related_model.__module__)) in HEIGHT and not may_know(area, target)
    ]

    assert not wrong, f"a foreign key points up; let the upper row hold the key: {wrong}"


@pytest.mark.parametrize("area", areas())
def test_links_point_down(area: str) -> None:
    spaces = set(areas()) - FRAME
    links = re.compile(r"""(?:\{% url |reverse\(|redirect\(|resolve_url\()\s*["'](\w+):""")
    wrong = [
        f"{path.relative_to(ROOT)}: {space}"
        for path in (PACKAGE / area).rglob("*")
        if path.suffix in {".py", ".html"}
        for space in links.findall(path.read_text())
        if space in spaces and not may_know(area, space)
    ]

    assert not wrong, f"a link points up; leave a slot and let the upper area hang it there: {wrong}"


def test_other_areas_come_in_by_the_shop_window() -> None:
    graph = grimp.build_graph("mingchuang")
    wrong = []
    for module in graph.modules:
        area = _area(module)
        if area in NOT_AREAS or area not in HEIGHT:
            continue
        for imported in graph.find_modules_directly_imported_by(module):
            other, room = _area(imported), _room(imported)
            if other in HEIGHT and other not in NOT_AREAS | {area} and room not in WINDOWS:
                wrong.append(f"{module} → {imported}")

    assert not wrong, f"only {sorted(WINDOWS)} of another area may be imported: {wrong}"


WRITES = {"save", "create", "delete", "bulk_create", "bulk_update", "update_or_create", "get_or_create"}


def test_only_actions_write() -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{line}"
        for area in areas()
        for path in (PACKAGE / area).rglob("*.py")
        if not {"actions", "migrations", "management"} & set(path.relative_to(PACKAGE / area).with_suffix("").parts)
        for line in _write_lines(path)
    ]

    assert not wrong, f"a write outside `actions`; call an act, or mark the line `# write-ok: reason`: {wrong}"


def _write_lines(path: Path) -> Iterator[int]:
    lines = path.read_text().splitlines()
    for node in ast.walk(ast.parse("\n".join(lines))):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        is_update = node.func.attr == "update" and "objects" in ast.dump(node.func.value)
        if (node.func.attr in WRITES or is_update) and "# write-ok:" not in lines[node.lineno - 1]:
            yield node.lineno


CLOCK_ROOMS = {"views", "api", "tasks", "reactions", "sheets", "management"}


def test_only_doors_read_the_clock() -> None:
    clock = re.compile(r"\b(timezone\.(now|localdate|localtime)\(\)|datetime\.now\(|date\.today\()")
    wrong = [
        str(path.relative_to(ROOT))
        for area in areas()
        for path in (PACKAGE / area).rglob("*.py")
        if not CLOCK_ROOMS & set(path.relative_to(PACKAGE / area).with_suffix("").parts)
        if clock.search(path.read_text())
    ]

    assert not wrong, f"the clock is read at the door and passed in: {wrong}"


def _area(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 and parts[0] == "mingchuang" else ""


def _room(module: str) -> str:
    parts = module.split(".")
    return parts[2] if len(parts) > 2 else ""
