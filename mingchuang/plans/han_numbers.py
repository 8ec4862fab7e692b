"""Numbers written in Han characters."""

from functools import lru_cache

_DIGITS = "零一二三四五六七八九"
_VALUES = (
    {char: number for number, char in enumerate(_DIGITS)}
    | {"〇": 0, "两": 2, "廿": 20, "卅": 30}
    | {char: number for number, char in enumerate("壹贰叁肆伍陆柒捌玖", start=1)}
    | {"参": 3}
)
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000}


def to_han(number: int) -> str:
    """A number below ten thousand as it is written before a heading (十二)."""
    written = ""
    for place, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            written += _DIGITS[digit] + unit
        elif written and number % place and not written.endswith("零"):
            written += "零"
    if written.startswith("一十"):
        written = written[1:]
    return written or "零"


@lru_cache(maxsize=512)
def from_han(text: str) -> int | None:
    """The number a run of Han or Arabic digits stands for; years may be digit by digit (二〇一二)."""
    if text.isascii() and text.isdigit():
        return int(text) if len(text) <= 9 else None
    if not text or any(char not in _VALUES and char not in _UNITS for char in text):
        return None
    if len(text) > 1 and not any(char in _UNITS for char in text):
        return (
            int("".join(str(_VALUES[char]) for char in text))
            if len(text) <= 9 and not set("廿卅") & set(text)
            else None
        )
    return _sum(text)


def _sum(text: str) -> int:
    total = digit = 0
    for char in text:
        if char in _UNITS:
            total += max(digit, 1) * _UNITS[char]
            digit = 0
        else:
            digit += _VALUES[char]
    return total + digit
