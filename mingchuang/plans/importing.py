"""The importer from end to end: read → clean → split → take apart → draft."""

import sys
from collections.abc import Callable
from dataclasses import replace

from mingchuang.plans.assemble import draft_of
from mingchuang.plans.cleaning.breaks import line_break_edits
from mingchuang.plans.cleaning.byteshift import restore_shifted
from mingchuang.plans.cleaning.characters import drop_markers, drop_watermarks, normalise_lines
from mingchuang.plans.cleaning.date_columns import date_column_edits
from mingchuang.plans.cleaning.glosses import drop_glosses
from mingchuang.plans.cleaning.lost_bytes import restore_lost_bytes
from mingchuang.plans.cleaning.noise import noise_lines, page_number_edits
from mingchuang.plans.cleaning.pages import raw_repairs
from mingchuang.plans.cleaning.repair import Repair, apply_edits
from mingchuang.plans.cleaning.tables import aligned_table_edits, flattened_table_edits
from mingchuang.plans.cleaning.wrapped_blanks import wrapped_blank_edits
from mingchuang.plans.doubts import flags_of
from mingchuang.plans.doubts.text import reading_flags
from mingchuang.plans.draft import Flag, PlacedRepair
from mingchuang.plans.fold import fold, script_of
from mingchuang.plans.manuscript import Manuscript, Span
from mingchuang.plans.mapped import Edit, MappedText, SourceMap
from mingchuang.plans.outline.document import take_apart
from mingchuang.plans.patterns import Pattern
from mingchuang.plans.reading.raw import RawText
from mingchuang.plans.reading.sniff import read_file
from mingchuang.plans.refusal import UnreadableDocument
from mingchuang.plans.result import Document, ParsedFile, Source
from mingchuang.plans.sections import sections_of
from mingchuang.plans.splitting import Part, split_documents

LIMIT = 20 * 1024 * 1024
LONGEST_TEXT = 2_000_000
# In official papers these words come thirty times in a thousand characters and more, in novels once or twice.
_OFFICIAL = Pattern("单位|部门|工作|活动|方案|通知|领导|落实|实施|组织|服务|责任|要求|开展|计划|机关|群众|管理")
_LEAST_WORDS = 8
_LONG_TEXT = 1500
# Repairs that come in hundreds are told once with all their places.
_TOGETHER = frozenset(
    {"aligned_table", "flattened_table", "pinyin_gloss", "line_break", "page_number", "marker"}
    | {"running_head", "watermark", "look_alike"}
)
_LINE_STEPS: tuple[tuple[str, Callable[[str], list[Edit]]], ...] = (
    ("line_break", wrapped_blank_edits),
    ("flattened_table", flattened_table_edits),
    ("aligned_table", aligned_table_edits),
    ("page_number", page_number_edits),
    ("date_column", date_column_edits),
    ("line_break", line_break_edits),
)


def parse_bytes(data: bytes, filename: str, *, limit: int = LIMIT) -> ParsedFile:
    """Every document in a file, drafted; refuses with UnreadableDocument what cannot be read."""
    raw = read_file(data, filename, limit=limit)
    if len(raw.text) > LONGEST_TEXT:
        raise UnreadableDocument("文件里的文字过多，不像方案文件，没有导入。")
    return _parse(raw, filename)


def parse_text(text: str, name: str = "") -> ParsedFile:
    """Every document in a text that was pasted."""
    if not text.strip():
        raise UnreadableDocument("文件是空的，没有可以导入的内容。")
    if len(text) > LONGEST_TEXT:
        raise UnreadableDocument("文件里的文字过多，不像方案文件，没有导入。")
    return _parse(RawText(text=text, encoding="text"), name)


def _parse(raw: RawText, filename: str) -> ParsedFile:
    text, repairs = _cleaned(raw)
    documents: list[Document] = []
    for part in split_documents(text.text):
        document = _document(text, part, repairs)
        twin = next((place for place, one in enumerate(documents) if _same(one, document)), None)
        documents.append(document if twin is None else replace(document, same_as=twin))
    if _is_something_else(documents):
        raise UnreadableDocument("文件里没有找到方案或其他公文，像是别的文章，没有导入。")
    source = Source(
        file=filename,
        encoding=raw.encoding,
        script=script_of(text.text),
        repairs=_placed(repairs, text.source_map, (0, len(raw.text) + 1)),
        flags=tuple(reading_flags(raw)),
    )
    return ParsedFile(source=source, plans=tuple(documents), raw_text=raw.text)


def _is_something_else(documents: list[Document]) -> bool:
    """A novel, a manual, a web page about something else: long, and without the words official papers are made of."""
    if any(document.draft.kind != "other" for document in documents):
        return False
    shadow = fold("\n".join(document.text for document in documents))
    length = sum(not char.isspace() for char in shadow)
    words = sum(1 for _ in _OFFICIAL.finditer(shadow))
    return length > _LONG_TEXT and words * 1000 < length * _LEAST_WORDS


def _cleaned(raw: RawText) -> tuple[MappedText, list[Repair]]:
    """The repairs that concern pages and characters; they come before anything looks at lines."""
    text, repairs = raw_repairs(raw)
    text = normalise_lines(text)
    for step in (drop_markers, drop_watermarks, drop_glosses, restore_shifted, restore_lost_bytes):
        text, made = step(text)
        repairs += made
    return text, repairs


def _document(whole: MappedText, part: Part, earlier: list[Repair]) -> Document:
    """One document of the file."""
    text = whole.slice(part.start, part.end)
    raw_span = _raw_span(whole, part)
    repairs = [one for one in earlier if raw_span[0] <= one.raw_start < raw_span[1]]
    label, name = (_within(part, span) for span in (part.label, part.name))
    for kind, find in _LINE_STEPS:
        text, made = apply_edits(text, _below(find(text.text), label), kind)
        repairs += made
    noise = noise_lines(text.text)
    if part.preface:
        noise = ((0, part.preface[1]), *(span for span in noise if span[0] >= part.preface[1]))
    manuscript = Manuscript(text=text.text, noise=_with_label(noise, label))
    parts = take_apart(manuscript, label, name)
    draft = draft_of(parts)
    sections = sections_of(parts)
    return Document(
        draft=draft,
        text=text.text,
        source_map=text.source_map,
        sections=sections,
        repairs=_placed(repairs, text.source_map, raw_span),
        flags=tuple(flags_of(draft, parts)),
        label=text.text[slice(*label)].strip() if label else None,
    )


def _raw_span(whole: MappedText, part: Part) -> Span:
    """The document's place in the raw text, with what was taken out at its ends."""
    start = whole.source_map.raw_offset(part.start) if part.start else 0
    is_last = part.end >= len(whole.text)
    return start, sys.maxsize if is_last else whole.source_map.raw_offset(part.end)


def _within(part: Part, span: Span | None) -> Span | None:
    return (span[0] - part.start, span[1] - part.start) if span else None


def _below(edits: list[Edit], label: Span | None) -> list[Edit]:
    """The collector's line above a document is no part of its sentences."""
    return [edit for edit in edits if label is None or edit.start > label[1]]


def _with_label(noise: tuple[Span, ...], label: Span | None) -> tuple[Span, ...]:
    if label is None or any(start <= label[0] < end for start, end in noise):
        return noise
    return tuple(sorted([*noise, label]))


def _placed(repairs: list[Repair], source_map: SourceMap, raw_span: Span) -> tuple[PlacedRepair, ...]:
    """Repairs with their places in the cleaned text, those of one kind that come in numbers together."""
    groups: dict[str, list[Repair]] = {}
    for number, one in enumerate(sorted(repairs, key=lambda repair: repair.raw_start)):
        if raw_span[0] <= one.raw_start < raw_span[1]:
            groups.setdefault(one.kind if one.kind in _TOGETHER else f"{one.kind}/{number}", []).append(one)
    return tuple(_placed_group(group, source_map) for group in groups.values())


def _placed_group(group: list[Repair], source_map: SourceMap) -> PlacedRepair:
    places = tuple((start := source_map.clean_offset(one.raw_start), start + len(one.after)) for one in group)
    first = group[0]
    return PlacedRepair(
        kind=first.kind,
        before=first.before,
        after=first.after,
        at=places[0],
        count=len(group),
        places=places if first.kind in _TOGETHER else (),
    )


_NOT_LETTERS = Pattern(r"[^\u4e00-\u9fffA-Za-z0-9]")


def _same(one: Document, other: Document) -> bool:
    """Whether two documents say the same, whatever their line breaks and page numbers."""
    return one.draft.is_plan == other.draft.is_plan and _essence(one) == _essence(other)


def _essence(document: Document) -> str:
    sections = [section for section in document.sections if section.level > 0]
    return _NOT_LETTERS.sub("", "".join(document.text[section.start : section.end] for section in sections))


__all__ = ["Flag", "parse_bytes", "parse_text"]
