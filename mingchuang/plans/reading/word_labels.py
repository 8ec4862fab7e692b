"""How Word writes the number of a list paragraph, by the name of its format."""

from mingchuang.plans.han_numbers import to_han

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_BRACKETED = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
_DOTTED = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_FORMAL = str.maketrans("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_LARGEST = 9999
# Formats whose signs are single characters, as far as these go.
_SIGNS = {
    "decimalEnclosedCircle": _CIRCLED,
    "decimalEnclosedCircleChinese": _CIRCLED,
    "decimalEnclosedParen": _BRACKETED,
    "decimalEnclosedFullstop": _DOTTED,
    "ideographEnclosedCircle": "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
    "ideographTraditional": _STEMS,
    "ideographZodiac": _BRANCHES,
    "lowerLetter": "abcdefghijklmnopqrstuvwxyz",
    "upperLetter": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
}
_COUNTED = (
    "chineseCounting", "taiwaneseCounting", "japaneseCounting", "koreanCounting", "ideographLegalTraditional",
)  # fmt: skip


def written_number(count: int, style: str) -> str:
    """A count as the format writes it; in plain digits where the format has no sign for it."""
    count = max(0, min(count, _LARGEST))
    signs = _SIGNS.get(style, "")
    if 0 < count <= len(signs):
        return signs[count - 1]
    if "Legal" in style:
        formal = to_han(count).translate(_FORMAL)
        return f"壹{formal}" if formal.startswith("拾") and count >= 20 else formal
    if style.startswith(_COUNTED):
        return to_han(count)
    if style == "ideographDigital":
        return str(count).translate(_DIGITS)
    if style == "decimalFullWidth":
        return str(count).translate(_FULL_WIDTH)
    if style == "decimalZero":
        return f"{count:02}"
    if style in {"lowerRoman", "upperRoman"} and 0 < count < 400:
        return _roman(count).upper() if style == "upperRoman" else _roman(count)
    return str(count)


def _roman(count: int) -> str:
    written = ""
    for value, sign in _ROMAN:
        times, count = divmod(count, value)
        written += sign * times
    return written
