"""Saved web pages: the text of the page, one line per block, table cells parted by tabs."""

import re

from lxml import etree, html

from mingchuang.plans.patterns import Pattern
from mingchuang.plans.words import word_set

_LOOKS_LIKE_HTML = Pattern(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html|head|body|div|p|table)\b",
    re.IGNORECASE | re.DOTALL,
)
_SILENT = frozenset(
    {
        "script",
        "style",
        "head",
        "noscript",
        "template",
        "svg",
        "iframe",
        "select",
        "option",
        "textarea",
        "object",
    }
)
# Parts of a page that belong to the site, not to the document shown on it.
_SITE = frozenset({"nav", "footer", "aside", "form", "button"})
_BLOCKS = word_set("""
    address article blockquote body br center dd div dl dt fieldset figure h1 h2 h3 h4 h5 h6 header hr li main ol p pre
    section table tbody thead tfoot tr ul title
    """)
_SPACE = Pattern(r"[ \t\r\n\f]+")


def is_html(text: str) -> bool:
    """Whether a decoded file is a web page."""
    return bool(_LOOKS_LIKE_HTML.match(text[:2000]))


def read_html(text: str) -> str:
    """The words of a page in the order they are read."""
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        # An XML declaration that names an encoding is refused for text that is decoded already.
        root = html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*>", "", text), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return ""
    pieces: list[str] = []
    _collect(root, pieces)
    lines = (
        _SPACE.sub(" ", line.replace("\v", "\t")).strip(" ") if "\v" not in line else _row(line)
        for line in "".join(pieces).split("\n")
    )
    return "\n".join(line for line in lines if line)


def _row(line: str) -> str:
    return "\t".join(_SPACE.sub(" ", cell).strip() for cell in line.split("\v")).strip("\t")


def _collect(root: html.HtmlElement, pieces: list[str]) -> None:
    """Walk the tree without recursion: pages may be nested as deep as they like."""
    stack: list[tuple[html.HtmlElement, bool]] = [(root, False)]
    while stack:
        element, closing = stack.pop()
        if closing:
            pieces.append(_after(element))
            continue
        name = element.tag if isinstance(element.tag, str) else ""
        stack.append((element, True))
        if name in _SILENT or name in _SITE or not name:
            continue
        pieces.append(("\n" if name in _BLOCKS else "") + _SPACE.sub(" ", element.text or ""))
        stack.extend((child, False) for child in reversed(element))


def _after(element: html.HtmlElement) -> str:
    name = element.tag if isinstance(element.tag, str) else ""
    mark = "\v" if name in {"td", "th"} else "\n" if name in _BLOCKS else ""
    return mark + _SPACE.sub(" ", element.tail or "")
