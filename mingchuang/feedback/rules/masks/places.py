"""Home addresses in a text: estates, villages, roads with a number, buildings and rooms."""

import re
from collections.abc import Iterator

from mingchuang.feedback.enums import MaskKind

NUMBER = r"[0-9０-９一二三四五六七八九十百零甲乙丙丁A-Za-z]{1,6}"
# what an address is made of, from the coarse to the fine
LEVEL = r"(?:号楼|号院|单元|栋|幢|座|室|弄|组|队|楼|层|户|号)"
ROOM = r"[0-9]{1,3}[-—#][0-9]{1,4}(?:[-—][0-9]{1,4})?(?:室|号|户)?"
FINE = rf"(?:{NUMBER}{LEVEL}[-—]?(?:{ROOM}|{NUMBER}(?:室|号|户)?(?![0-9]*{LEVEL}))?)"
ESTATE = r"(?:小区|花园|家园|公寓|新村|嘉园|佳苑|雅苑|名苑|华庭|家属院|宿舍|安置房|山庄)"
ROAD = r"(?:大街|大道|胡同|路|街|巷|弄)"
VILLAGE = r"(?:村|屯|寨|社区|居委会)"
HAN = r"[\u4e00-\u9fff]"
# words after which an address begins, and which no name of a place contains
EDGE = re.compile(
    r"(?:家庭住址|户籍地|地址|住址|家住|家在|居住|租住|住在|位于|搬到|送到|寄到|回到|来自|我们|你们|咱们|他们|这个|那个|整个|"
    r"寄|请|本|我|的|了|是|到|去|从|于|在|住|和|与|给|把|叫|为|因|说|对|让|被|有|个|也|就|来|经|由|沿|向(?![阳上东西南北])|离)"
)
LEADING = re.compile(rf"{HAN}{{1,14}}$")

WITH_NUMBER = re.compile(rf"(?:{ESTATE}|{ROAD}|{VILLAGE})\s?(?:{FINE}|{ROOM})(?:[，, ]?(?:{FINE}|{ROOM}))*")
BARE_ESTATE = re.compile(ESTATE)
BARE_VILLAGE = re.compile(rf"(?:镇|乡|街道){HAN}{{1,5}}?{VILLAGE}(?:{FINE})*")
FINE_ALONE = re.compile(
    r"(?:[0-9０-９]{1,3}|[A-Za-z甲乙丙丁])(?:号楼|栋|幢|座|单元)\s?(?:(?:[0-9]{1,4}|[一二三四五六七八九十]{1,3})"
    rf"(?:单元|室|号|户|楼|层)?)?(?:{FINE})*(?:[0-9]{{3,4}})?"
)
ROOM_ALONE = re.compile(r"(?<![0-9])[0-9]{3,4}室")
Span = tuple[int, int, MaskKind]


def address_spans(text: str) -> Iterator[Span]:
    """Where somebody lives; spans may overlap. A road without a number is no address."""
    for found in WITH_NUMBER.finditer(text):
        yield _from_its_name(text, found.start(), found.end())
    for found in BARE_ESTATE.finditer(text):
        start, end, kind = _from_its_name(text, found.start(), found.end())
        if found.start() - start >= 2:  # without a name it could be any
            yield start, end, kind
    for found in BARE_VILLAGE.finditer(text):
        yield _from_its_name(text, found.start(), found.end())
    for pattern in (FINE_ALONE, ROOM_ALONE):
        for found in pattern.finditer(text):
            yield (*found.span(), MaskKind.ADDRESS)


def _from_its_name(text: str, start: int, end: int) -> Span:
    """The span with the name before it: back to the last word that introduces a place."""
    leading = LEADING.search(text[:start])
    name = leading[0] if leading else ""
    cuts = [edge.end() for edge in EDGE.finditer(name)]
    return start - (len(name) - (cuts[-1] if cuts else 0)), end, MaskKind.ADDRESS
