"""What stands on a page: its characters and its ruled lines, with their places. The only file that talks to PDFium."""

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

MOST_LINES = 4000
_DEEPEST_FORM = 3
_SHORTEST = 5.0
_FAR = 1e6
_LOST = frozenset({0, 0xFFFE, 0xFFFF, 0xFFFD})
_HYPHEN_AT_END = 2


class Glyph(NamedTuple):
    """A character; y counts downwards from the top of the page."""

    char: str
    x0: float
    x1: float
    base: float
    """Where the line stands on which it is written."""
    size: float
    slanted: bool
    """Whether it runs in another direction than the page, as watermarks do."""

    @property
    def middle(self) -> tuple[float, float]:
        """The middle of the character."""
        return (self.x0 + self.x1) / 2, self.base - self.size * 0.35


class Ruling(NamedTuple):
    """A level or upright stroke: at `at`, from `start` to `end`."""

    upright: bool
    at: float
    start: float
    end: float


class Page(NamedTuple):
    """What a page holds; a page that is turned has been turned back."""

    glyphs: list[Glyph]
    rulings: list[Ruling]
    width: float
    height: float
    has_pictures: bool


def glyphs_of(page: Any, *, most: int) -> Page:
    """Characters and strokes of one page of a pypdfium2 document; at most `most` characters."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - loading PDFium costs time that reading text must not pay

    width, height = page.get_size()
    text_page = page.get_textpage()
    try:
        found = list(_characters(pdfium, text_page.raw, most))
    finally:
        text_page.close()
    # A landscape page is often an upright one whose text runs upwards.
    directions = Counter(turn for *_, turn in found)
    turns = Counter[int]()
    for turn, count in directions.items():
        if not _is_slanted(turn):
            turns[round(turn / (math.pi / 2)) % 4] += count
    turned = turns.most_common(1)[0][0] if turns else 0
    top = {0: height, 1: 0.0, 2: 0.0, 3: width}[turned]
    glyphs = [_placed(one, turned, top) for one in found]
    strokes, has_pictures = _strokes(pdfium, page)
    rulings = [] if turned else [ruling for one in strokes for ruling in _ruling(one, height)]
    if turned % 2:
        width, height = height, width
    return Page(glyphs=glyphs, rulings=rulings, width=width, height=height, has_pictures=has_pictures)


_Found = tuple[str, tuple[float, float, float, float], tuple[float, float], float]


def _characters(pdfium: Any, text_page: Any, most: int) -> Iterator[_Found]:
    """Character, box (left, bottom, right, top), origin and direction of each character that the file itself holds."""
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    box_at, x_at, y_at = ctypes.byref(box), ctypes.byref(x), ctypes.byref(y)
    unicode_of, is_generated = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_IsGenerated
    box_of, origin_of = pdfium.FPDFText_GetLooseCharBox, pdfium.FPDFText_GetCharOrigin
    angle_of = pdfium.FPDFText_GetCharAngle
    half, turn, line = 0, 0.0, math.nan
    for place in range(min(pdfium.FPDFText_CountChars(text_page), most)):
        code = unicode_of(text_page, place)
        if code < 33 and (code in (10, 13) or is_generated(text_page, place) == 1):
            continue
        if 0xD800 <= code < 0xE000:
            if code < 0xDC00:
                half = code
                continue
            code, half = (0x10000 + ((half - 0xD800) << 10) + (code - 0xDC00) if half else 0), 0
        if not box_of(text_page, place, box_at) or not origin_of(text_page, place, x_at, y_at):
            continue
        left, bottom, right, top = box.left, box.bottom, box.right, box.top
        if not (-_FAR < left < _FAR and -_FAR < bottom < _FAR and -_FAR < right < _FAR and -_FAR < top < _FAR):
            continue
        if y.value != line:  # on one line all characters run the same way
            line, turn = y.value, -angle_of(text_page, place)
        yield _character(code), (left, bottom, right, top), (x.value, line), turn


def _character(code: int) -> str:
    if 0x20 < code < 0xA0 or 0x2000 < code < 0xD800:
        return chr(code)
    if code in _LOST or 0xD800 <= code < 0xE000:
        return "\ufffd"
    return "-" if code == _HYPHEN_AT_END else " " if code < 0x20 or code == 0xA0 else chr(code)


def _is_slanted(turn: float) -> bool:
    """Whether a direction is neither level nor upright."""
    quarter = turn / (math.pi / 2)
    return abs(quarter - round(quarter)) > 0.05


def _placed(one: _Found, turned: int, top: float) -> Glyph:
    """A character as it stands once the page is level."""
    char, (left, bottom, right, upper), (x, y), turn = one
    if turned == 0 and turn == 0:
        return Glyph(char, left, right, top - y, _size(char, right - left, upper - bottom), slanted=False)
    x0, x1 = {0: (left, right), 1: (bottom, upper), 2: (-right, -left), 3: (-upper, -bottom)}[turned]
    base = {0: top - y, 1: x, 2: y, 3: top - x}[turned]
    height = right - left if turned % 2 else upper - bottom
    slanted = _is_slanted(turn) or round(turn / (math.pi / 2)) % 4 != turned
    return Glyph(char=char, x0=x0, x1=x1, base=base, size=_size(char, x1 - x0, height), slanted=slanted)


def _size(char: str, width: float, height: float) -> float:
    """The height of a character: a Chinese one is as high as it is wide; the box about it is often higher."""
    return abs(width if char > "\u2e80" and width else height * 0.75) or 1.0


_Stroke = tuple[float, float, float, float]


def _strokes(pdfium: Any, page: Any) -> tuple[list[_Stroke], bool]:
    """The straight strokes of a page, and whether it has pictures."""
    strokes: list[_Stroke] = []
    has_pictures = False
    kinds = (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE)
    for one in page.get_objects(filter=kinds, max_depth=_DEEPEST_FORM):
        if one.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            has_pictures = True
        elif len(strokes) < MOST_LINES:
            strokes += _strokes_of(pdfium, one)
    return strokes[:MOST_LINES], has_pictures


def _strokes_of(pdfium: Any, path: Any) -> list[_Stroke]:
    count = pdfium.FPDFPath_CountSegments(path.raw)
    if not 2 <= count <= MOST_LINES:
        return []
    matrix = path.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    strokes: list[_Stroke] = []
    first = last = (0.0, 0.0)
    for place in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(path.raw, place)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        point = matrix.on_point(x.value, y.value)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            first = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            strokes.append((*last, *point))
        if pdfium.FPDFPathSegment_GetClose(segment):
            strokes.append((*point, *first))
        last = point
    return strokes


def _ruling(stroke: _Stroke, height: float) -> Iterator[Ruling]:
    x0, y0, x1, y1 = stroke
    if not all(map(math.isfinite, stroke)):
        return
    if abs(y1 - y0) <= 1 and abs(x1 - x0) >= _SHORTEST:
        yield Ruling(upright=False, at=height - (y0 + y1) / 2, start=min(x0, x1), end=max(x0, x1))
    elif abs(x1 - x0) <= 1 and abs(y1 - y0) >= _SHORTEST:
        yield Ruling(upright=True, at=(x0 + x1) / 2, start=height - max(y0, y1), end=height - min(y0, y1))
