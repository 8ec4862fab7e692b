"""How a name is shown to the public."""

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
