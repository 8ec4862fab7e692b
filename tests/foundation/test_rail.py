"""The rail of the desk: by parts, and only what its reader may open."""

from mingchuang.foundation.access import Actor
from mingchuang.foundation.ui.menu import EVERYBODY, Section, rail_for
from tests.cast import Cast


def test_the_rail_shows_what_its_reader_may_open_by_parts(cast: Cast) -> None:
    office, clerk = cast["chen"].actor, cast["lin"].actor

    parts = rail_for(office)

    order = list(Section)
    assert [part.section for part in parts] == sorted({part.section for part in parts}, key=order.index)
    assert Section.SETTING in {part.section for part in parts}
    shown = [entry.permission for part in parts for entry in part.entries]
    assert all(office.has(permission) for permission in shown if permission != EVERYBODY)
    names = {entry.url_name for part in rail_for(clerk) for entry in part.entries}
    assert "casework:counts" in names
    assert "organisations:accounts" not in names


def test_a_part_in_which_nothing_may_be_opened_has_no_heading() -> None:
    assert [part.section for part in rail_for(Actor.nobody())] == [Section.DAY]
