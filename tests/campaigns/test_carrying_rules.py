"""Corrections of an earlier version kept in a newer one."""

from typing import Any

from mingchuang.campaigns.enums import DraftPart
from mingchuang.campaigns.rules.carrying import carried_over
from mingchuang.campaigns.rules.draft import prepared, with_header, with_row, with_row_added, without_row

READ: dict[str, Any] = {
    "issuer": "清河县",
    "theme": "暖心",
    "phases": [{"name": "动员"}, {"name": "实施"}],
    "activities": [
        {"title": "窗口亮诺", "text": "公布时限。", "lead_units": ["民政局"], "phase": 1},
        {"title": "清理积件", "text": "限期办完。", "lead_units": ["人社局"], "phase": 1},
    ],
}


def _notes(found: Any) -> list[tuple[str, str, bool]]:
    return [(note["title"] or note["part"], note["field"], note["kept"]) for note in found.notes]


def test_a_corrected_field_stays_where_the_passage_reads_as_before() -> None:
    corrected = with_header(prepared(READ), {"issuer": "清河县人民政府"})

    found = carried_over(read=READ, corrected=corrected, newer={**READ, "theme": "贴心"})

    assert (found.draft["issuer"], found.draft["theme"]) == ("清河县人民政府", "贴心")
    assert _notes(found) == [("header", "issuer", True)]


def test_where_the_passage_changed_the_newer_document_counts_and_the_correction_is_told() -> None:
    corrected = with_header(prepared(READ), {"issuer": "清河县人民政府"})

    found = carried_over(read=READ, corrected=corrected, newer={**READ, "issuer": "清河县政务局"})

    assert found.draft["issuer"] == "清河县政务局"
    note = found.notes[0]
    assert (note["was"], note["now"], note["kept"], note["path"]) == (
        "清河县人民政府",
        "清河县政务局",
        False,
        "/issuer",
    )


def test_nothing_is_told_when_the_newer_document_says_what_was_corrected() -> None:
    corrected = with_header(prepared(READ), {"issuer": "清河县人民政府"})

    found = carried_over(read=READ, corrected=corrected, newer={**READ, "issuer": "清河县人民政府"})

    assert found.notes == []


def test_a_corrected_row_is_found_again_at_another_place() -> None:
    corrected = with_row(prepared(READ), DraftPart.ACTIVITIES, 1, {"lead_units": ["人力资源和社会保障局"]})
    newer = {**READ, "activities": list(reversed(READ["activities"]))}

    found = carried_over(read=READ, corrected=corrected, newer=newer)

    assert found.draft["activities"][0]["lead_units"] == ["人力资源和社会保障局"]
    assert found.draft["activities"][1]["lead_units"] == ["民政局"]


def test_a_correction_of_a_row_that_is_gone_is_told() -> None:
    corrected = with_row(prepared(READ), DraftPart.ACTIVITIES, 1, {"lead_units": ["人社局", "民政局"]})

    found = carried_over(read=READ, corrected=corrected, newer={**READ, "activities": READ["activities"][:1]})

    assert _notes(found) == [("清理积件", "lead_units", False)]


def test_what_was_dropped_is_dropped_again_while_it_reads_as_before() -> None:
    corrected = without_row(prepared(READ), DraftPart.PHASES, 0)

    found = carried_over(read=READ, corrected=corrected, newer=READ)

    assert [row["name"] for row in found.draft["phases"]] == ["实施"]
    assert [row["phase"] for row in found.draft["activities"]] == [0, 0]
    assert _notes(found) == [("动员", "dropped", True)]


def test_what_was_dropped_and_reads_otherwise_now_comes_back_and_is_told() -> None:
    corrected = without_row(prepared(READ), DraftPart.ACTIVITIES, 1)
    changed = [READ["activities"][0], {**READ["activities"][1], "text": "分批办完。"}]

    found = carried_over(read=READ, corrected=corrected, newer={**READ, "activities": changed})

    assert len(found.draft["activities"]) == 2
    assert _notes(found) == [("清理积件", "dropped", False)]


def test_what_was_added_is_added_once() -> None:
    added = {"title": "夜间延时", "text": "周三办到八点。", "phase": 1}
    corrected = with_row_added(prepared(READ), DraftPart.ACTIVITIES, added)
    has_it = {**READ, "activities": [*READ["activities"], {"title": "夜间延时服务", "text": "周三办到八点。"}]}

    kept = carried_over(read=READ, corrected=corrected, newer=READ)
    known = carried_over(read=READ, corrected=corrected, newer=has_it)

    assert [row["title"] for row in kept.draft["activities"]][2:] == ["夜间延时"]
    assert kept.draft["activities"][2]["phase"] == 1
    assert [row["title"] for row in known.draft["activities"]][2:] == ["夜间延时服务"]
