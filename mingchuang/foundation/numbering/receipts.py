"""Receipts (回执码): 12 characters of 60 random bits, and a check character that catches a slip of the pen."""

import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # no I, L, O, U: they are misread
CHECK = ALPHABET + "*~$=I"  # 37 signs, so that any single slip and any swap of neighbours shows
LENGTH = 12
MISREAD = str.maketrans({"I": "1", "L": "1", "O": "0"})


def new_receipt() -> str:
    """A new code, `XXXXXXXXXXXX` + check character. Codes whose check would be a sign or I are drawn again."""
    while True:
        body = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
        if (sign := _check(body)) in ALPHABET:
            return body + sign


def is_receipt(code: str) -> bool:
    """Whether the code is well formed; says nothing of whether it was ever given."""
    body, sign = code[:-1], code[-1:]
    return len(code) == LENGTH + 1 and all(c in ALPHABET for c in code) and _check(body) == sign


def tidy_receipt(typed: str) -> str:
    """What a person typed, as the code it means: capitals, no blanks or hyphens, misread letters put right."""
    return "".join(c for c in typed.upper() if c.isalnum()).translate(MISREAD)


def in_fours(code: str) -> str:
    """As people copy it and read it aloud: four by four; a sign left over stays with the last four."""
    groups = [code[start : start + 4] for start in range(0, len(code), 4)]
    return " ".join(groups[:-1]) + groups[-1] if len(groups) > 1 and len(groups[-1]) == 1 else " ".join(groups)


def _check(body: str) -> str:
    value = 0
    for sign in body:
        value = (value * 32 + ALPHABET.index(sign)) % 37
    return CHECK[value]
