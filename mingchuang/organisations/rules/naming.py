"""How a name is shown to the public, and by what a person is found."""

from mingchuang.foundation.finding import folded, name_terms

# Surnames of two characters that occur; other names of three and more characters have a surname of one.
_PAIRS = (
    "欧阳司马上官诸葛东方皇甫尉迟公孙慕容令狐宇文长孙司徒司空夏侯端木呼延南宫东郭闻人轩辕"
    "澹台公冶宗政濮阳淳于单于太叔申屠仲孙钟离鲜于闾丘赫连拓跋独孤完颜西门左丘梁丘达奚"
)
DOUBLE_SURNAMES = frozenset(_PAIRS[at : at + 2] for at in range(0, len(_PAIRS), 2))
DOTS = "·•・‧．"


def surname_of(name: str) -> str:
    """The surname; of a name in parts (买买提·艾合买提江), which has none, the first part."""
    for dot in DOTS:
        if dot in name:
            return name.split(dot, 1)[0]
    return name[:2] if name[:2] in DOUBLE_SURNAMES and len(name) > 2 else name[:1]


def shown_name(name: str, *, naming: str) -> str:
    """The whole name, or the surname with a plain form of address where the unit shows surnames only."""
    return f"{surname_of(name)}同志" if naming == "surname" else name


def found_by(name_zh: str, name_en: str, badge_number: str) -> str:
    """The terms a person is found by, a blank before each, so that a term's beginning can be looked for."""
    return "".join(f" {term}" for term in name_terms(name_zh, name_en, codes=[badge_number]))


def finds_people(word: str) -> bool:
    """One letter would find a tenth of everybody; one character or digit may be a surname or a number."""
    return len(folded(word)) > 1 or not word.isascii() or word.isdigit()
