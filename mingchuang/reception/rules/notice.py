"""What a notice needs, and when a second one may be given. No database, no clock."""

from collections.abc import Collection, Sequence

from mingchuang.foundation.errors import Refusal
from mingchuang.reception.enums import NoticeChannel

LONGEST_NOTE = 1000


class NoticeRefused(Refusal):
    """The notice cannot be given so."""


def notice_number(year: int, sequence: int) -> str:
    """告知〔2026〕12号."""
    return f"告知〔{year}〕{sequence}号"


def check_missing(missing: Sequence[int], *, known: Collection[int], note: str, channel: NoticeChannel) -> None:
    """Everything that is missing is said at once; each material stands once and belongs to the item.

    Over the phone the whole list may be told without anything missing.
    """
    if len(set(missing)) != len(missing):
        raise NoticeRefused("同一材料写了两次。")
    if unknown := sorted(set(missing) - set(known)):
        raise NoticeRefused(
            "这个事项没有第 {ordinals} 项材料，请刷新页面后再选。", ordinals="、".join(map(str, unknown))
        )
    if not missing and not note.strip() and channel is not NoticeChannel.PHONE:
        raise NoticeRefused("请勾选缺少的材料，或写明要补正什么。")
    if len(note) > LONGEST_NOTE:
        raise NoticeRefused("说明请不超过 {most} 字。", most=LONGEST_NOTE)


def check_second_notice(*, earlier: int, is_approved: bool) -> None:
    """What was not told the first time is a fault: once more only with the head's approval. It counts all the same."""
    if earlier and not is_approved:
        raise NoticeRefused(
            "已经告知过 {earlier} 次。一次性告知应当一次讲清；确需再次告知的，先请负责人批准。", earlier=earlier
        )
