"""What a person should look at: doubts about the text, and what the draft could not settle."""

from collections.abc import Iterator

from mingchuang.plans.cleaning.characters import private_use_places
from mingchuang.plans.draft import Draft, Flag
from mingchuang.plans.outline.document import Parts
from mingchuang.plans.reading.raw import RawText
from mingchuang.plans.words.titles import NOT_A_PLAN

_REMARKS = {"undecodable_bytes": "文件里有些字节无法识别，已用“�”代替，请核对。"}


def reading_flags(raw: RawText) -> Iterator[Flag]:
    """Doubts about the file as a whole."""
    for remark in raw.remarks:
        yield Flag(kind=remark, text=_REMARKS[remark])


def flags_of(draft: Draft, parts: Parts) -> Iterator[Flag]:
    """Doubts about one document, in a fixed order."""
    if not draft.is_plan:
        yield Flag(kind="not_a_plan", text=NOT_A_PLAN.get(draft.kind, NOT_A_PLAN["other"]))
    for place in private_use_places(parts.manuscript.text):
        yield Flag(kind="private_use_character", text="这里有一个无法显示的字符，请对照原件补上。", at=place)
