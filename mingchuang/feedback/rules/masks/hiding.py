"""Masks as spans of a text: hiding what they cover, and what a second person may change of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from mingchuang.feedback.enums import MaskKind
from mingchuang.foundation.errors import Refusal

SIGNS: Mapping[MaskKind, str] = {
    MaskKind.NAME: "某某",
    MaskKind.PHONE: "〔电话〕",
    MaskKind.ID: "〔证件号〕",
    MaskKind.CARD: "〔卡号〕",
    MaskKind.PLATE: "〔车牌〕",
    MaskKind.EMAIL: "〔邮箱〕",
    MaskKind.ADDRESS: "〔住址〕",
    MaskKind.OTHER: "〔略〕",
}
STRONGEST = tuple(MaskKind)


class MaskRefused(Refusal):
    """The masks are not changed so."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Mask:
    """One span that is hidden; `by` is "" for the rule, else who added it."""

    start: int
    end: int
    kind: MaskKind
    by: str = ""

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise MaskRefused("遮盖的位置不对。")


def merged(masks: Iterable[Mask]) -> list[Mask]:
    """Without overlaps: spans that touch the same signs become one, of the kind that began first."""
    joined: list[Mask] = []
    for mask in sorted(masks, key=lambda m: (m.start, -m.end)):
        if joined and mask.start < joined[-1].end:
            joined[-1] = replace(joined[-1], end=max(joined[-1].end, mask.end))
        else:
            joined.append(mask)
    return joined


def shown_parts(text: str, masks: Sequence[Mask]) -> list[tuple[str, Mask | None]]:
    """The text in order, masked pieces with their mask."""
    cuts = merged(masks)
    edges = [0, *(edge for mask in cuts for edge in (mask.start, mask.end)), len(text)]
    by_start = {mask.start: mask for mask in cuts}
    parts = [(text[start:end], by_start.get(start)) for start, end in pairwise(edges)]
    return [(piece, mask) for piece, mask in parts if piece]


def hidden(text: str, masks: Sequence[Mask]) -> str:
    """The text with a sign for each masked piece."""
    return "".join(_sign(piece, mask) if mask else piece for piece, mask in shown_parts(text, masks))


def _sign(piece: str, mask: Mask) -> str:
    """张 of 张先生 is one sign long, and so is what stands for it."""
    return "某" if mask.kind is MaskKind.NAME and len(piece) == 1 else SIGNS[mask.kind]


@dataclass(frozen=True, slots=True, kw_only=True)
class MaskReview:
    """What a second person made of the found masks: kept or taken off (start → reason), and further words to hide."""

    taken_off: Mapping[int, str]
    words: Sequence[str] = ()
    by: str


def reviewed(text: str, found: Sequence[Mask], review: MaskReview) -> tuple[list[Mask], list[tuple[Mask, str]]]:
    """The masks that stay and are added, and those taken off, each with its reason.

    A mask never goes silently: taking it off without a reason is refused.
    """
    starts = {mask.start for mask in found}
    if unknown := set(review.taken_off) - starts:
        raise MaskRefused("没有从第 {place} 个字开始的遮盖。", place=min(unknown) + 1)
    if any(not reason.strip() for reason in review.taken_off.values()):
        raise MaskRefused("取消遮盖要逐处写明理由。")
    kept = [mask for mask in found if mask.start not in review.taken_off]
    off = [(mask, review.taken_off[mask.start].strip()) for mask in found if mask.start in review.taken_off]
    return merged([*kept, *_added(text, review)]), off


def _added(text: str, review: MaskReview) -> list[Mask]:
    added = []
    for word in filter(None, (word.strip() for word in review.words)):
        start = text.find(word)
        while start >= 0:
            added.append(Mask(start=start, end=start + len(word), kind=MaskKind.OTHER, by=review.by))
            start = text.find(word, start + len(word))
    return added
