"""What stands in the head of a document: title, issuer, number, day, addressees, opening paragraph."""

import re

from mingchuang.plans.dates import read_single_day
from mingchuang.plans.located import Located, Words
from mingchuang.plans.manuscript import Manuscript
from mingchuang.plans.outline.document import Parts
from mingchuang.plans.outline.frame import DOC_NUMBER_LINE, META, Piece, is_org_line
from mingchuang.plans.patterns import Match, Pattern
from mingchuang.plans.rules.lists import split_list
from mingchuang.plans.words.organisations import ORG_ENDINGS, SELF
from mingchuang.plans.words.spam import SPAM_WORDS

_SPAM = Pattern("|".join(SPAM_WORDS))

_TITLE_ISSUER = Pattern(rf"^([^《》“”，。：]{{2,40}}?(?:{ORG_ENDINGS}))\s*(?=关于|印发|转发|开展|《|〈|“|\d{{2,4}}年)")
_TITLE_LEADING_ORG = Pattern(
    r"^(?:(?:19|20)\d{2}年度?)?((?!关于|在|对)(?:[^\s\d]{1,14}?)(?:局|委员会|公司|医院|学校|中学|小学|学院|大学|法院|检察院|集团|银行|中心(?!学校|小学|中学|医院|卫生院|支行)|社区|街道|供电所|事务所|公所|卫生所|卫生院|管理处|管理所|派出所|大队|支队|监狱|幼儿园|总站)"
    r"(?:[^\s，。“”《》]{1,6}?(?:分局|支局|支行|分行|分公司|支公司|大队|支队|中队|派出所|分院|办事处|营业部|供电所|税务所))?)(?=\S{4,})"
)
_RED_HEAD = Pattern(r"文\s*件$")


def title_of(parts: Parts) -> Words | None:
    """The title as it stands in the text, its lines joined."""
    own = _first_block(parts, "title")
    if own:
        return _joined(parts.manuscript, own, 1.0)
    untitled = _first_block(parts, "untitled")
    above = _joined(parts.manuscript, untitled, 0.6) if untitled else None
    return _from_meta(parts, "title") or above or _from_label(parts)


def _from_meta(parts: Parts, kind: str) -> Words | None:
    """What the table above a document on an official site says."""
    pattern = dict(META)[kind]
    for piece in parts.frame.of(f"meta_{kind}"):
        match = pattern.search(parts.manuscript.shadow[piece.start : piece.end])
        if match:
            start, end = match.span("value")
            return parts.manuscript.words(piece.start + start, piece.start + end, confidence=0.8)
    return None


def plan_title_of(parts: Parts) -> Words | None:
    """The title of the plan inside a notice."""
    block = _first_block(parts, "plan_title")
    found = _joined(parts.manuscript, block, 1.0) if block else None
    first = title_of(parts)
    # Saved pages show the same title twice.
    return found if found and first and found.value != first.value else None


def _first_block(parts: Parts, kind: str) -> list[Piece]:
    block: list[Piece] = []
    for piece in parts.frame.pieces:
        if piece.kind == kind:
            block.append(piece)
        elif block and piece.kind != "noise":
            break
    return block


def _joined(manuscript: Manuscript, block: list[Piece], confidence: float) -> Words | None:
    words = manuscript.words(block[0].start, block[-1].end, confidence=confidence)
    if words is None:
        return None
    # A blank inside a title is the place where its lines were broken.
    return Located(value=_without_blanks(words.value), start=words.start, end=words.end, confidence=confidence)


def _without_blanks(title: str) -> str:
    return re.sub(r"(?<![A-Za-z0-9])\s+|\s+(?![A-Za-z0-9])", "", title)


def _from_label(parts: Parts) -> Words | None:
    """The collector's label, when the document has no title of its own."""
    if parts.name is None:
        return None
    start, end = parts.name
    name = parts.manuscript.text[start:end].strip(" \t：:")
    return Located(value=name, start=start, end=end, confidence=0.5) if len(name) >= 4 else None


def doc_number_of(parts: Parts) -> Words | None:
    """The document's own number; those of documents it relies on stand inside sentences, never on a line alone."""
    for piece in parts.frame.of("doc_number"):
        match = DOC_NUMBER_LINE.match(parts.manuscript.shadow[piece.start : piece.end])
        if match:
            return parts.manuscript.words(piece.start + match.start(1), piece.start + match.end(1))
    return _from_meta(parts, "doc_number")


def issue_date_of(parts: Parts) -> Words | None:
    """The day of signing: below the signature, under the title, or between notice and plan."""
    body = parts.frame.body[0]
    days = [(piece, day) for piece in parts.frame.of("date") if (day := _day(parts, piece))]
    after = [day for piece, day in days if piece.start >= body]
    before = [day for piece, day in days if piece.start < body]
    return next(iter(after or before), None) or _meta_day(parts)


def _meta_day(parts: Parts) -> Words | None:
    words = _from_meta(parts, "date")
    day = read_single_day(words.value) if words else None
    return Located(value=day[0], start=words.start, end=words.end, confidence=0.6) if words and day else None


def _day(parts: Parts, piece: Piece) -> Words | None:
    found = read_single_day(parts.manuscript.shadow[piece.start : piece.end])
    if found is None:
        return None
    day, (start, end) = found
    confidence = 1.0 if not day.startswith("--") else 0.7
    return Located(value=day, start=piece.start + start, end=piece.start + end, confidence=confidence)


def addressees_of(parts: Parts) -> tuple[Words, ...] | None:
    """Whom the document is sent to."""
    pieces = parts.frame.of("addressees")
    if not pieces:
        return None
    return split_list(parts.manuscript, pieces[0].start, pieces[0].end) or None


def preamble_of(parts: Parts) -> Words | None:
    """The opening paragraph: of the plan inside a notice where there is one."""
    pieces = parts.frame.pieces
    kinds = [piece.kind for piece in pieces]
    below = "plan_title" if "plan_title" in kinds else "title"
    starts = [place for place, kind in enumerate(kinds) if kind == below]
    first = starts[-1] + 1 if starts else 0
    texts = [piece for piece in pieces[first:] if piece.kind == "text" and piece.start < max(parts.frame.body[0], 1)]
    if not texts:
        return None
    last = texts[-1] if parts.outline.sections else texts[0]
    return parts.manuscript.words(texts[0].start, last.end)


def issuer_of(parts: Parts, title: Words | None, near: list[Words | None]) -> Words | None:
    """Who issues the document: by signature, by the title, by the red head, or by the name behind 我局."""
    found = _with_place(parts, _issuer(parts, title, near))
    # A hijacked mirror puts its own name there.
    return None if found and _SPAM.search(found.value) else found


_PLACE = Pattern("[省市县区旗州镇乡]")
_LONGEST_BARE = 6


def _with_place(parts: Parts, found: Words | None) -> Words | None:
    """旅游局 alone is whoever the text calls …市旅游局, if it speaks of one only."""
    if found is None or len(found.value) > _LONGEST_BARE or _PLACE.search(found.value):
        return found
    shadow = parts.manuscript.shadow
    own = shadow[found.start : found.end].strip()
    full = Pattern(rf"(?<=[《“，。、；：（\s在对由])(?P<name>[\u4e00-\u9fff]{{2,6}}[省市县区旗州]{re.escape(own)})")
    matches = list(full.finditer(shadow))
    if len({match["name"] for match in matches}) != 1:
        return found
    return parts.manuscript.words(*matches[0].span("name"), confidence=0.6)


def _issuer(parts: Parts, title: Words | None, near: list[Words | None]) -> Words | None:
    signed, above = _signed(parts), _above(parts)
    if signed and above and len(above.value) > len(signed.value) and above.value.endswith(signed.value):
        # 机关党委 signs, and the red head says of which house.
        return above
    listed = _from_meta(parts, "issuer")
    if listed and "网" in listed.value:
        # The site that shows it is not who issued it.
        listed = None
    return signed or _in_title(parts, title) or above or listed or _behind_self(parts, near)


def _signed(parts: Parts) -> Words | None:
    pieces = parts.frame.pieces
    for place, piece in enumerate(pieces):
        if piece.kind == "org" and place > 0 and _next_kind(pieces, place) == "date":
            return parts.manuscript.words(_first_of_several(pieces, place), piece.end)
    return None


def _next_kind(pieces: tuple[Piece, ...], place: int) -> str:
    """What stands below a piece, noise apart."""
    later = place + 1
    while later < len(pieces) and pieces[later].kind == "noise":
        later += 1
    return pieces[later].kind if later < len(pieces) else ""


def _first_of_several(pieces: tuple[Piece, ...], place: int) -> int:
    """Two bodies that sign together stand on two lines."""
    while place and pieces[place - 1].kind == "org" and pieces[place - 1].start > pieces[0].start:
        place -= 1
    return pieces[place].start


def _in_title(parts: Parts, title: Words | None) -> Words | None:
    if title is None or title.confidence <= 0.5:
        return None
    shadow = parts.manuscript.shadow[title.start : title.end]
    begin = title.start + (shadow[:1] in "《〈")
    shadow = shadow[begin - title.start :]
    match = _TITLE_ISSUER.match(shadow.replace("\n", " ")) or _TITLE_LEADING_ORG.match(shadow)
    if match is None:
        return None
    return parts.manuscript.words(begin + match.start(1), begin + match.end(1), confidence=0.9)


def _above(parts: Parts) -> Words | None:
    for piece in parts.frame.of("org"):
        line = parts.manuscript.shadow[piece.start : piece.end].rstrip()
        end = piece.start + len(_RED_HEAD.sub("", line))
        if piece.start < parts.frame.body[0]:
            return parts.manuscript.words(piece.start, end, confidence=0.8)
    return None


def _behind_self(parts: Parts, near: list[Words | None]) -> Words | None:
    """Where the text says 我局, the full name of a 局 in the opening or the scope is the writer's own."""
    shadow = parts.manuscript.shadow
    selves = re.findall(SELF, shadow)
    for own in dict.fromkeys(selves):
        name = Pattern(
            rf"(?:制定|制订|在|于|(?<![\w])(?!特|现|制|决|为))((?!我|本|各|全|局|市局|省局|上级)[^，。；：、《》“”（）\s我各]{{2,20}}?{own})(?=机关|各|全|内部|所属|[“\s，。、；]|范围|系统|$)"
        )
        for words in near:
            match = name.search(shadow, words.start, words.end) if words else None
            if match and is_org_line(match[1]) and len(match[1]) >= 4:
                return parts.manuscript.words(*match.span(1), confidence=0.7)
        if repeated := _repeated(parts, own):
            return repeated
    return None


def _repeated(parts: Parts, own: str) -> Words | None:
    """县卫生局, told more than once in a text that says 我局: no longer name is given, and this one is the writer's."""
    pattern = Pattern(rf"(?P<name>[县市区镇乡][\u4e00-\u9fff]{{1,8}}{own})(?=[“局班领各党机成对，。、（）长]|$)")
    counts: dict[str, list[Match]] = {}
    for match in pattern.finditer(parts.manuscript.shadow, *parts.frame.body):
        counts.setdefault(match["name"], []).append(match)
    often = max(counts.values(), key=len, default=[])
    return parts.manuscript.words(*often[0].span("name"), confidence=0.5) if len(often) >= 2 else None
