"""The sample's tree, put up through the product's own acts."""

from dataclasses import dataclass
from datetime import datetime

from mingchuang.config.sample.places import BODIES, COUNTY, HALLS, HOURS, UNITS
from mingchuang.foundation.access import Actor
from mingchuang.organisations.actions.tree import add_member, open_node
from mingchuang.organisations.models import Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The nodes of the sample, by code."""

    county: Node
    halls: dict[str, Node]
    units: dict[str, Node]
    sections: dict[str, Node]
    windows: dict[str, Node]
    bodies: dict[str, Node]


def load_tree(*, at: datetime) -> Places:
    """County, halls, units, sections, windows, Party and mass organisations."""
    code, name, english = COUNTY
    county = _open("region", code, name, english, at=at)
    halls = {
        code: _open("hall", code, name, english, at=at, parent=county, address=address, phone=phone, hours=HOURS)
        for code, name, english, address, phone in HALLS
    }
    places = Places(county=county, halls=halls, units={}, sections={}, windows={}, bodies={})
    for unit in UNITS:
        node = _open("unit", unit.code, unit.name, unit.english, at=at, parent=county, phone="0000-6120100")
        places.units[unit.code] = node
        for code, name, english in unit.sections:
            places.sections[code] = _open("section", code, name, english, at=at, parent=node)
        for window in unit.windows:
            places.windows[window.code] = _open(
                "window",
                window.code,
                window.name,
                window.english,
                at=at,
                parent=node,
                site=halls[window.hall],
                hours=HOURS,
            )
    for kind, code, name, english, unit_code in BODIES:
        parent = places.units.get(unit_code, county)
        body = _open(kind, code, name, english, at=at, parent=parent)
        places.bodies[code] = body
        for member in [parent] if unit_code else list(places.units.values())[:6]:
            add_member(actor=Actor.system(), body=body, member=member)
    return places


def _open(
    kind: str,
    code: str,
    name: str,
    english: str,
    *,
    at: datetime,
    parent: Node | None = None,
    site: Node | None = None,
    **details: str,
) -> Node:
    return open_node(
        actor=Actor.system(),
        kind=kind,
        code=code,
        name_zh=name,
        name_en=english,
        parent=parent,
        site=site,
        details=details,
        at=at,
    )
