"""Words and wordings shipped as data files."""

import json
from functools import cache
from importlib.resources import files
from typing import Any

from mingchuang.pledges.rules.wording import WordingWords


@cache
def wording_words() -> WordingWords:
    """Words that name a deed, and words that only sound well."""
    data = _read("wording.json")
    return WordingWords(deeds=tuple(data["deeds"]), slogans=tuple(data["slogans"]))


@cache
def shipped_templates() -> tuple[dict[str, str], ...]:
    """Wordings by role, with blanks to fill in."""
    return tuple(_read("templates.json")["templates"])


def _read(name: str) -> dict[str, Any]:
    """Any: what JSON can hold."""
    text = (files("mingchuang.pledges") / "data" / name).read_text(encoding="utf-8")
    data: dict[str, Any] = json.loads(text)
    return data
