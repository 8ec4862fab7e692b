"""Names and posts in lists of people: 组长：赵 明; 副局长沈木青; 各股室负责人."""

from mingchuang.plans.draft import Row
from mingchuang.plans.located import Located, Words
from mingchuang.plans.manuscript import Manuscript, Span
from mingchuang.plans.patterns import Pattern
from mingchuang.plans.rules.lists import cut
from mingchuang.plans.words.people import COMMON_SURNAMES, POSTS, SHARED_POSTS

_POST = Pattern(f"(?:{POSTS})+")
_SHARED = Pattern(f"(?:{SHARED_POSTS})$")
_POST_END = Pattern(f"(?:{POSTS}|{SHARED_POSTS})$")
_SHORT_HAN = Pattern(r"[\u4e00-\u9fff]{2,4}")
# 安全部 begins like a name and is none.
_UNIT_END = Pattern("[部科室股局处会院站所办组队厂司课]$|中心$|公司$")
_BRACKET = Pattern(r"（[^（）]*）")
_BLANK = " \t\n"
_EDGE = "，。；、"


def people_in(manuscript: Manuscript, span: Span, *, one_post: bool = False) -> Row:
    """The names of a list, or its posts where it gives no names; `one_post` keeps 书记、局长 together."""
    span = manuscript.trimmed(*span, strip="，。；、由以")
    pieces = _with_parted_names(manuscript.shadow, _pieces(manuscript, span, "、，；\n\t "))
    if any(_name_in(_compact(manuscript.shadow, piece)) for piece in pieces):
        return tuple(words for piece in pieces if (words := _named(manuscript, piece))) or None
    pieces = _of_one_person(manuscript, _pieces(manuscript, span, "、，；\n\t"))
    if one_post or _shares_post([_compact(manuscript.shadow, piece) for piece in pieces]):
        whole = manuscript.words(*span)
        return (whole,) if whole else None
    return tuple(words for piece in pieces if (words := manuscript.words(*piece))) or None


_PARTY_POST = Pattern("(?:常委|党组成员|党委委员|党委成员|(?:党组|党委|党工委|党总支|党支部)副?书记)$")
_AND = Pattern("(?<=[长记任员席导])(?:和|及|以及)")


def _of_one_person(manuscript: Manuscript, pieces: list[Span]) -> list[Span]:
    """党组成员、副局长 is one person, 组织部部长和纪委书记 are two."""
    shadow = manuscript.shadow
    joined: list[Span] = []
    for piece in [part for whole in pieces for part in _two_posts(shadow, whole)]:
        one = bool(joined) and shadow[joined[-1][0]] not in "各全"
        if one and _PARTY_POST.search(shadow[slice(*joined[-1])]) and _POST_END.search(shadow[slice(*piece)]):
            joined[-1] = (joined[-1][0], piece[1])
        else:
            joined.append(piece)
    return joined


def _two_posts(shadow: str, piece: Span) -> list[Span]:
    """The two posts that 和 joins; groups (各股室负责人) stay together."""
    both = _AND.search(shadow, *piece)
    halves = [(piece[0], both.start()), (both.end(), piece[1])] if both else []
    if halves and all(_POST_END.search(shadow[slice(*half)]) and shadow[half[0]] not in "各全其" for half in halves):
        return halves
    return [piece]


def _pieces(manuscript: Manuscript, span: Span, marks: str) -> list[Span]:
    return [manuscript.trimmed(*piece, strip=_EDGE) for piece in cut(manuscript.shadow, *span, marks)]


def _compact(shadow: str, piece: Span) -> str:
    text = _BRACKET.sub("", shadow[slice(*piece)])
    return "".join(char for char in text if char not in _BLANK).removesuffix("同志")


def _with_parted_names(shadow: str, pieces: list[Span]) -> list[Span]:
    """赵　明 and 王 小 明 are one name each: single characters parted by nothing but blanks."""
    joined: list[Span] = []
    run: list[Span] = []
    for piece in pieces:
        follows = run and not shadow[run[-1][1] : piece[0]].strip(_BLANK)
        bare = _BRACKET.sub("", shadow[slice(*piece)])
        if len(bare) == 1 and (follows or not run):
            run.append(piece)
        else:
            joined += _names_of_run(run)
            run = [piece] if len(bare) == 1 or _ends_with_half_a_name(bare) else []
            joined += [] if run else [piece]
        if run and shadow[piece[1] - 1] == "）":
            # 平（院长）: with the post in brackets a name is complete.
            joined += _names_of_run(run)
            run = []
    return joined + _names_of_run(run)


def _names_of_run(run: list[Span]) -> list[Span]:
    """A row of single characters as names of two, the last of three where one is left over."""
    names: list[Span] = []
    while len(run) > 3:
        names.append((run[0][0], run[1][1]))
        run = run[2:]
    return [*names, (run[0][0], run[-1][1])] if run else names


def _ends_with_half_a_name(text: str) -> bool:
    """Whether a piece ends with a post and one character: 局长赵 (明)."""
    post = _last_post(text)
    return post is not None and len(text) - post == 1 and text[-1] in COMMON_SURNAMES


def _last_post(text: str) -> int | None:
    """Where the last post in a piece ends."""
    end = None
    for match in _POST.finditer(text):
        end = match.end()
    return end


def _shares_post(pieces: list[str]) -> bool:
    """各部门、单位主要负责人: only the last part carries the post that all of them share."""
    if len(pieces) < 2 or not _SHARED.search(pieces[-1]):
        return False
    return not any(_POST_END.search(piece) for piece in pieces[:-1])


def _named(manuscript: Manuscript, piece: Span) -> Words | None:
    """The name in a piece, without post and blanks; beside names a short word with a rare surname is one, too."""
    text = _compact(manuscript.shadow, piece)
    name = _name_in(text)
    if (
        name is None
        and not text.endswith("长")
        and _SHORT_HAN.fullmatch(text)
        and not _POST.search(text)
        and not _UNIT_END.search(text)
    ):
        name = text
    if name is None:
        return None
    match = Pattern(r"\s*".join(name)).search(manuscript.shadow, *piece)
    start, end = match.span() if match else piece
    value = "".join(char for char in manuscript.text[start:end] if not char.isspace())
    return Located(value=value, start=start, end=end, confidence=0.9)


def _name_in(text: str) -> str | None:
    """The name a piece consists of or ends with."""
    post = _last_post(text)
    name = text[post:] if post else text
    if name.endswith("长") and len(name) > 2:
        # 监事长, 总队长: posts nobody can list completely.
        return None
    if (
        not _SHORT_HAN.fullmatch(name)
        or name[0] not in COMMON_SURNAMES
        or _SHARED.search(name)
        or _UNIT_END.search(name)
    ):
        return None
    return name
