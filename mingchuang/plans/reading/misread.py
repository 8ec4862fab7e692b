"""Texts that were opened in the wrong encoding and saved again: the bytes are got back, and read as what they were."""

from collections.abc import Callable, Iterator

from mingchuang.plans.patterns import Pattern

# The commonest characters of running Chinese in both scripts: in the right encoding they are every sixth one.
COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多"
    "定行学法所民得经单位服务党组织领导方案实施加强部门责任這為個國時來們對會發動過說產種後學經單務黨組織領導實強門責計畫"
)
_LOST = Pattern("\ufffd+")
_LOOKED_AT = 400
_SAMPLE = 60_000
_FEWEST_LETTERS = 20
_UNLIKELY = 0.04
_LIKELY = 0.08
# Saving again has lost characters already; they say less against a reading here.
_OF_A_LOSS = 0.5
_TIMES_LIKELIER = 3


def likeness(text: str, *, weight: float = 5) -> float:
    """How much a text reads like Chinese; characters that are lost or private speak against it, by their weight."""
    letters = [char for char in text[:_SAMPLE] if char > "\x7f"]
    if not letters:
        return 0.0
    good = sum(char in COMMON for char in letters)
    broken = sum(char == "\ufffd" or "\ue000" <= char <= "\uf8ff" for char in letters)
    return (good - weight * broken) / len(letters)


def read_again(text: str) -> tuple[str, str] | None:
    """What the text was before somebody opened it wrongly, and in which encoding; None where it reads as it is."""
    seen = text[:_LOOKED_AT]
    if sum(char > "\x7f" for char in seen) < _FEWEST_LETTERS or likeness(seen) > _UNLIKELY:
        return None
    best, encoding = max(_readings(text), key=lambda one: likeness(one[0], weight=_OF_A_LOSS))
    after, before = (likeness(one, weight=_OF_A_LOSS) for one in (best, text))
    return (best, encoding) if after > max(_LIKELY, _TIMES_LIKELIER * before) else None


def _readings(text: str) -> Iterator[tuple[str, str]]:
    for bytes_of, encodings in _WAYS:
        data = bytes_of(text)
        for encoding in encodings:
            # Of one lost character several bytes may be left.
            yield _LOST.sub("\ufffd", data.decode(encoding, errors="replace")), encoding


def _as_western(text: str) -> bytes:
    return b"".join(
        bytes((ord(char),)) if char < "\u0100" else char.encode("cp1252", errors="replace") for char in text
    )


def _as(encoding: str) -> Callable[[str], bytes]:
    """The bytes a text was shown from; one that could not be shown is none of any encoding."""
    return lambda text: b"\xff".join(part.encode(encoding, errors="replace") for part in text.split("\ufffd"))


# How it was shown, and what it may have been.
_WAYS: tuple[tuple[Callable[[str], bytes], tuple[str, ...]], ...] = (
    (_as_western, ("gb18030", "utf-8", "big5hkscs")),
    (_as("gb18030"), ("utf-8", "big5hkscs")),
    (_as("big5hkscs"), ("gb18030", "utf-8")),
)
