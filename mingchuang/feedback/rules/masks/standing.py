"""Names by where they stand: something takes a person before them, or does what persons do after them.

，赵铁柱说 · 由程亚男负责 · 推给尤小莉。The signs themselves must be such as people are called by, and no ordinary word
may begin with them.
"""

import re
from collections.abc import Iterator

from mingchuang.feedback.rules.masks.lists import COMPOUND, GIVEN, STOPS, SURNAMES, WEAK
from mingchuang.feedback.rules.masks.words import PLACES, is_known, looks_like_a_name

HAN = re.compile(r"[\u4e00-\u9fff]")
SURNAME = re.compile(rf"{'|'.join(COMPOUND)}|[{''.join(sorted(SURNAMES))}]")
BREAKS = frozenset("，。、；：！？,.;:!?（）()“”\"'《》 \n\t—…")
WORDS_BEFORE = """
是 由 让 叫 找 问 请 被 给 和 与 跟 对 向 同 替 帮 见 的 查 归 怪
感谢 谢谢 表扬 举报 投诉 反映 认识 遇到 碰到 听说 查一查 联系 值班
"""
WORDS_THAT_BEGIN = "那天 当天 当时 后来 上次 昨天 今天 前天 上午 下午 结果 但是 可是 因为 只有 还有 以及 多亏 幸亏"
WORDS_OF_SPEECH = "说 讲 告诉 回答 解释 骂 吼 催 拒绝"
WORDS_BEHIND = """
答复 回复 表示 承诺 答应 要求 嫌 推 收 拒 接待 接 办 签 盖 扣 卡 退 写 录 查 看 负责 处理 值班 经办
一直 经常 总是 总 却 又 正 将 不肯 不让 有没有 是不是 占 霸占 违规 私自 耐心 主动 热情 故意 居然 竟然
"""
# what takes a person behind it; what persons alone do, and what else they do, said right behind a name
BEGINS = tuple(WORDS_THAT_BEGIN.split())
TAKES, SPEAKS = tuple(WORDS_BEFORE.split()), tuple(WORDS_OF_SPEECH.split())
DOES = (*SPEAKS, *WORDS_BEHIND.split())
DOTTED = re.compile(r"([\u4e00-\u9fff]{2,8})[·•・]([\u4e00-\u9fff]{2,6})")
DOTTED_EDGE = re.compile(r".*[的是叫找问和与跟由被让请给对向说有]")


def standing_names(text: str) -> Iterator[tuple[int, int]]:
    """Where such names stand; spans may overlap."""
    yield from _dotted(text)
    for found in SURNAME.finditer(text):
        start, first = found.start(), found.end()
        if not is_open(text, start):
            continue
        begins = not start or text[start - 1] in BREAKS or text[:start].endswith(BEGINS)
        for length in (2, 1):
            given, end = text[first : first + length], first + length
            if (
                end <= len(text)
                and _is_called(found[0], given, begins=begins, is_speaking=text.startswith(SPEAKS, end))
                and _ends(text, end, is_short=length == 1 and len(found[0]) == 1)
            ):
                yield start, end
                break


def is_open(text: str, start: int) -> bool:
    """A clause begins here, or something stands before it that takes a person."""
    return not start or text[start - 1] in BREAKS or text[:start].endswith((*TAKES, *BEGINS))


def _is_called(surname: str, given: str, *, begins: bool, is_speaking: bool) -> bool:
    """Whether people are called so."""
    usual = sum(sign in GIVEN for sign in given)
    is_usual = usual == len(given) == 2  # 亚男 is a name, though 男 seldom is part of one
    if not all(HAN.match(sign) and (is_usual or sign not in STOPS) for sign in given) or PLACES.search(given):
        return False
    if len(surname) == 2:
        return usual >= 1
    name = surname + given
    if is_known(name[:2]) or not looks_like_a_name(name):
        return False
    is_strong = surname not in WEAK
    if len(given) == 1:
        return usual == 1 and is_strong and begins
    return usual == 2 or (is_strong and usual == 1 and (is_speaking or not is_known(given)))


def _ends(text: str, place: int, *, is_short: bool) -> bool:
    """What follows can stand behind a name; behind a short one it must be what persons do."""
    if text.startswith(DOES, place):
        return True
    return not is_short and (place >= len(text) or text[place] in STOPS or text[place] in BREAKS)


def _dotted(text: str) -> Iterator[tuple[int, int]]:
    """古丽米热·买买提: a name with a dot, without the words around it."""
    for found in DOTTED.finditer(text):
        edge = DOTTED_EDGE.match(found[1])
        start = found.start(1) + (edge.end() if edge else 0)
        last = next((place for place, sign in enumerate(found[2]) if sign in STOPS), len(found[2]))
        if found.end(1) - start >= 2 and last >= 2:
            yield start, found.start(2) + last
