"""Heading numbers of official papers (GB/T 9704-2012, 7.3.3): 一、 （一） 1. （1）, written as text.

Papers from Taiwan count their chapters 壹、 above these.
"""

LEVELS = 4
DIGITS = "零一二三四五六七八九"
_FORMAL = str.maketrans("一二三四五六七八九十", "壹貳參肆伍陸柒捌玖拾")


def chinese_number(number: int) -> str:
    """1 to 99 in Chinese: 一, 十, 二十一."""
    if not 1 <= number <= 99:
        raise ValueError(f"{number} is not between 1 and 99")
    tens, ones = divmod(number, 10)
    head = ("十" if tens == 1 else f"{DIGITS[tens]}十") if tens else ""
    return head + (DIGITS[ones] if ones else "")


class OutlineNumbers:
    """Counts headings; a heading begins the count anew below it."""

    def __init__(self, *, chapters: bool = False) -> None:
        self._chapters = chapters
        self._counts = [0] * LEVELS

    def next(self, level: int) -> str:
        """The number of the next heading of this level, 1 to 4."""
        if not 1 <= level <= LEVELS:
            raise ValueError(f"level {level} is not between 1 and {LEVELS}")
        self._counts[level - 1] += 1
        self._counts[level:] = [0] * (LEVELS - level)
        count = self._counts[level - 1]
        if self._chapters and level == 1:
            return f"{chinese_number(count).translate(_FORMAL)}、"
        match level - self._chapters:
            case 1:
                return f"{chinese_number(count)}、"
            case 2:
                return f"（{chinese_number(count)}）"
            case 3:
                return f"{count}."
            case _:
                return f"（{count}）"
