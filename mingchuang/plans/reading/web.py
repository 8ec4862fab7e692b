"""Saved web pages: the text of the page, one line per block, table cells parted by tabs.

What belongs to the site is left out by its tag, its name (`class="nav"`), or because it is nothing but links. Tables
that only lay the page out are no tables; a cell over several rows or columns leaves the others empty.
"""

import re
from dataclasses import dataclass, field
from functools import partial

from lxml import etree, html

from mingchuang.plans.patterns import Pattern
from mingchuang.plans.reading.web_tables import TableShapes
from mingchuang.plans.words import word_set

_LOOKS_LIKE_HTML = Pattern(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    r"<(?:!doctype\s+html|html|head|body|meta|title|script|style|link|div|p|table|center|font|span|h[1-6]|article)\b",
    re.IGNORECASE | re.DOTALL,
)
_SILENT = word_set("script style head noscript template svg iframe select option textarea object")
# Parts of a page that belong to the site, not to the document shown on it.
_SITE = word_set("nav footer aside form button")
_SITE_NAMES = word_set("""
    nav navbar navigation menu topbar toolbar breadcrumb breadcrumbs crumb crumbs location footer foot copyright
    share sharing bdsharebuttonbox sidebar side related relate recommend hot comment comments pager pagination
    pagebar ad ads adv advert adverts advertisement guanggao sponsor promo banner search qrcode
    friendlink links login print tools
    """)
_NAME = Pattern(r"[A-Za-z]+")
_BLOCKS = word_set("""
    address article blockquote body br center dd div dl dt fieldset figure h1 h2 h3 h4 h5 h6 header hr li main ol p pre
    section table tbody thead tfoot tr ul title
    """)
_LISTS = word_set("ul ol div dl td table section")
_SPACE = Pattern(r"[ \t\r\n\f]+")
_HIDDEN = Pattern(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LONGEST_SITE_PART = 800
_FEWEST_LINKS = 4
_MOST_IN_LINKS = 0.75
_ROW_END, _CELL = "\n", "\v"


@dataclass(slots=True)
class _Measure:
    """How much text an element holds, and how much of it in links."""

    text: int = 0
    linked: int = 0
    links: int = 0
    is_own: bool = False
    """Whether it holds a title or names attachments, which no part of the site does."""


@dataclass(slots=True)
class _Page:
    measures: dict[html.HtmlElement, _Measure]
    tables: TableShapes
    pieces: list[str] = field(default_factory=list)


def is_html(text: str) -> bool:
    """Whether a decoded file is a web page."""
    return bool(_LOOKS_LIKE_HTML.match(text[:4000]))


def read_html(text: str) -> str:
    """The words of a page in the order they are read."""
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        # An XML declaration that names an encoding is refused for text that is decoded already.
        root = html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*>", "", text), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return ""
    page = _Page(measures=_measured(root), tables=TableShapes.of(root))
    _collect(root, page)
    lines = (
        _row(line) if _CELL in line else _SPACE.sub(" ", line).strip(" ") for line in "".join(page.pieces).split("\n")
    )
    return "\n".join(line for line in lines if line)


def _row(line: str) -> str:
    cells = [_SPACE.sub(" ", cell).strip() for cell in line.split(_CELL)]
    return "\t".join(cells).rstrip("\t") if any(cells) else ""


def _measured(root: html.HtmlElement) -> dict[html.HtmlElement, _Measure]:
    """The measures of every element, from the leaves upwards."""
    measures: dict[html.HtmlElement, _Measure] = {}
    for _, element in etree.iterwalk(root, events=("end",)):
        name = _name(element)
        if name in _SILENT:
            continue
        said = element.text or ""
        found = _Measure(text=len(said.strip()), is_own=name == "h1" or "附件" in said)
        for child in element:
            inner = measures.get(child)
            if inner:
                found.text += inner.text
                found.linked += inner.linked
                found.links += inner.links
                found.is_own = found.is_own or inner.is_own
            tail = child.tail or ""
            found.text += len(tail.strip())
            found.is_own = found.is_own or "附件" in tail
        if name == "a":
            found.linked, found.links = found.text, 1
        measures[element] = found
    return measures


def _name(element: html.HtmlElement) -> str:
    return element.tag if isinstance(element.tag, str) else ""


def _is_left_out(element: html.HtmlElement, measures: dict[html.HtmlElement, _Measure]) -> bool:
    """Whether an element is none of the document's."""
    name = _name(element)
    if not name or name in _SILENT or name in _SITE or _HIDDEN.search(element.get("style") or ""):
        return True
    measure = measures.get(element, _Measure())
    if measure.is_own or measure.text > _LONGEST_SITE_PART or name == "body":
        return False
    called = f"{element.get('id') or ''} {element.get('class') or ''}".lower()
    if any(word in _SITE_NAMES for word in _NAME.findall(called)):
        return True
    only_links = measure.links >= _FEWEST_LINKS and measure.linked >= _MOST_IN_LINKS * measure.text
    return name in _LISTS and only_links


def _collect(root: html.HtmlElement, page: _Page) -> None:
    """Walk the tree without recursion: pages may be nested as deep as they like."""
    stack = [(root, False, False, False)]
    while stack:
        element, closing, in_cell, in_pre = stack.pop()
        name = _name(element)
        clean = str if in_pre else partial(_SPACE.sub, " ")
        if closing:
            page.pieces.append(_end_of(element, page, in_cell=in_cell) + clean(element.tail or ""))
            continue
        stack.append((element, True, in_cell, in_pre))
        if _is_left_out(element, page.measures):
            continue
        if name in _BLOCKS:
            page.pieces.append(" " if in_cell else "\n")
        elif name in {"td", "th"}:
            page.pieces.append(_CELL * page.tables.before.get(element, 0))
        inside_pre = in_pre or name == "pre"
        page.pieces.append(str(element.text or "") if inside_pre else _SPACE.sub(" ", element.text or ""))
        inside = in_cell or (name in {"td", "th"} and element in page.tables.after)
        stack.extend((child, False, inside, inside_pre) for child in reversed(element))


def _end_of(element: html.HtmlElement, page: _Page, *, in_cell: bool) -> str:
    """What parts an element from what follows it."""
    name = _name(element)
    if name in {"td", "th"}:
        # Cells that only lay the page out are blocks.
        cells = page.tables.after.get(element)
        return (" " if in_cell else "\n") if cells is None else _CELL * cells
    return "" if name not in _BLOCKS else " " if in_cell else _ROW_END
