"""What a cleaning step hands on: the text after it, and what it did."""

from dataclasses import dataclass

from mingchuang.plans.mapped import Edit, MappedText


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """One repair, placed in the raw text: later steps still move the cleaned one."""

    kind: str
    raw_start: int
    raw_end: int
    before: str
    after: str


def apply_edits(text: MappedText, edits: list[Edit], kind: str) -> tuple[MappedText, list[Repair]]:
    """The text after the edits, and each of them as a repair of one kind."""
    raw = text.source_map.raw_offset
    repairs = [
        Repair(
            kind=kind,
            raw_start=raw(edit.start),
            raw_end=raw(max(edit.start, edit.end - 1)) + 1,
            before=text.text[edit.start : edit.end],
            after=edit.replacement,
        )
        for edit in edits
    ]
    return text.edited(edits), repairs
