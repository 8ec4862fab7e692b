"""Small ways into the importer for tests of single rules."""

from mingchuang.plans.draft import Draft
from mingchuang.plans.importing import parse_text
from mingchuang.plans.located import Located
from mingchuang.plans.manuscript import Manuscript
from mingchuang.plans.outline.document import Parts, take_apart


def manuscript(text: str) -> Manuscript:
    return Manuscript(text=text)


def parts(text: str) -> Parts:
    return take_apart(manuscript(text))


def draft(text: str) -> Draft:
    return parse_text(text).plans[0].draft


def said(row: tuple[Located[str], ...] | None) -> list[str]:
    return [one.value for one in row or ()]
