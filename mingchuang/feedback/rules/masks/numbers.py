"""Phones, identity and card numbers, plates, e-mail addresses and accounts in a text."""

import re
from collections.abc import Iterator
from datetime import date

from mingchuang.feedback.enums import MaskKind

WIDE = {0xFF01 + place: chr(0x21 + place) for place in range(94)}
"""Full-width signs and the plain ones that they mean; one for one, so that places stay."""
HAN_DIGITS = str.maketrans("〇零一二三四五六七八九幺壹贰叁肆伍陆柒捌玖", "001234567891123456789")
HAN_NUMBER = re.compile(
    r"[〇零一二三四五六七八九幺壹贰叁肆伍陆柒捌玖](?:[ ，、,.·—-]?[〇零一二三四五六七八九幺壹贰叁肆伍陆柒捌玖]){6,}"
)
SEPARATORS = str.maketrans("，、,.·— ", "-------")

MOBILE = re.compile(r"(?<![\d.])(?:\+?86[- ]?)?1[3-9]\d(?:[- .]?\d{4}){2}(?!\d)")
LANDLINE = re.compile(r"(?<!\d)(?:\(0\d{2,3}\)|0\d{2,3})[-— ]?[2-8]\d{6,7}(?:[-转]\d{1,5})?(?!\d)")
LOCAL = re.compile(
    r"(?:电话|座机|手机|号码|致电|联系方式|拨打|小灵通)[^\d\n]{0,6}([2-8]\d{6,7}|1[3-9]\d[-*\d ]{8,12})(?!\d)"
)
ID_LONG = re.compile(r"(?<![\dA-Za-z])[1-9](?:[- ]?\d){16}[- ]?[\dXx](?![\dA-Za-z])")
ID_SHORT = re.compile(r"(?<!\d)[1-8]\d{14}(?!\d)")
ID_STARRED = re.compile(r"(?<!\d)\d{3,10}[*＊xX×]{4,}\d{0,4}[\dXx](?!\d)")
ID_SAID = re.compile(
    r"(?:(?:身份证|证件|居民证|户口|社保号|社会保障号)(?:号码|号|是|为|[:： ])*|证(?:号码|编号|号)(?:是|为|[:： ])*)"
    r"(\d[\dXx -]{5,30}[\dXx])"
)
PASS = re.compile(r"(?:护照|通行证|港澳|台胞证|居留)(?:号码|号|是|为|[:： ])*([A-Za-z]{1,2}\d{7,10})")
CARD = re.compile(r"(?<!\d)\d{4}(?:[ -]?\d{4}){2,3}(?:[ -]?\d{1,7})?(?!\d)")
UNION_PAY = re.compile(r"62\d{14,17}")
CARD_SAID = re.compile(
    r"(?:卡号|账号|帐号|银行卡|存折|社保卡|医保卡)(?:尾号|号码|号|是|为|[:： ])*([A-Za-z]{0,3}\d[\d -]{3,26}\d)"
)
TAIL_SAID = re.compile(r"尾号(?:是|为|[:： ])*(\d{3,6})(?!\d)")
PLATE = re.compile(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]"
    r"[A-HJ-NP-Z][·•・. ]?(?=[A-HJ-NP-Z]*\d)[A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学警港澳]"
)
EMAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
ACCOUNT = re.compile(
    r"(?:微信|wx|QQ|qq|抖音|支付宝)(?:号码|号|是|为|加我|联系|同号|[:： ])*([A-Za-z][-\w]{5,19}|\d{5,12})", re.ASCII
)

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECKS = "10X98765432"

Span = tuple[int, int, MaskKind]


def number_spans(text: str) -> Iterator[Span]:
    """Where numbers and addresses of a person stand; spans may overlap."""
    plain = _plain(text)
    for pattern in (MOBILE, LANDLINE):
        yield from _whole(pattern, plain, MaskKind.PHONE)
    yield from _group(LOCAL, plain, MaskKind.PHONE)
    for found in ID_LONG.finditer(plain):
        if is_identity_number(re.sub(r"[- ]", "", found[0])):
            yield (*found.span(), MaskKind.ID)
    for found in ID_SHORT.finditer(plain):
        if _is_day(f"19{found[0][6:12]}"):
            yield (*found.span(), MaskKind.ID)
    yield from _whole(ID_STARRED, plain, MaskKind.ID)
    yield from _group(ID_SAID, plain, MaskKind.ID)
    yield from _group(PASS, plain, MaskKind.ID)
    for found in CARD.finditer(plain):
        number = re.sub(r"[- ]", "", found[0])
        if _passes_luhn(number) or UNION_PAY.fullmatch(number):
            yield (*found.span(), MaskKind.CARD)
    yield from _group(CARD_SAID, plain, MaskKind.CARD)
    yield from _group(TAIL_SAID, plain, MaskKind.CARD)
    yield from _whole(PLATE, plain.upper(), MaskKind.PLATE)
    yield from _whole(EMAIL, plain, MaskKind.EMAIL)
    yield from _group(ACCOUNT, plain, MaskKind.OTHER)


def is_identity_number(number: str) -> bool:
    """Eighteen signs with a birthday that exists and the right check digit (GB 11643)."""
    if len(number) != 18 or not number[:17].isdecimal() or not _is_day(number[6:14]):
        return False
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, number, strict=False))
    return CHECKS[total % 11] == number[17].upper()


def _plain(text: str) -> str:
    """The text with plain digits in place of wide and Chinese ones; as long as before."""
    narrow = text.translate(WIDE)
    return HAN_NUMBER.sub(lambda found: found[0].translate(HAN_DIGITS).translate(SEPARATORS), narrow)


def _whole(pattern: re.Pattern[str], text: str, kind: MaskKind) -> Iterator[Span]:
    return ((*found.span(), kind) for found in pattern.finditer(text))


def _group(pattern: re.Pattern[str], text: str, kind: MaskKind) -> Iterator[Span]:
    return ((*found.span(1), kind) for found in pattern.finditer(text))


def _is_day(told: str) -> bool:
    try:
        day = date(int(told[:4]), int(told[4:6]), int(told[6:8]))
    except ValueError:
        return False
    return 1900 <= day.year <= 2100


def _passes_luhn(number: str) -> bool:
    if not 13 <= len(number) <= 19:
        return False
    total = 0
    for place, digit in enumerate(reversed(number)):
        value = int(digit) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0
