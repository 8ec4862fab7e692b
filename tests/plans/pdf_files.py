"""Sets small PDF files with Typst, with the page furniture the importer must cope with."""

import json
from dataclasses import dataclass
from functools import cache

import pylopdf_fonts_zh_cn
import typst

_SOURCE = """
#let given = json(bytes(sys.inputs.data))
#set page(
  width: 210mm, height: 297mm, margin: (top: 37mm, bottom: 35mm, left: 28mm, right: 26mm),
  columns: given.columns,
  header: if given.header != "" { align(center, text(size: 10pt, given.header)) },
  footer: if given.footer != "" {
    context align(center, text(size: 12pt, given.footer.replace("#", str(counter(page).get().first()))))
  },
  background: if given.watermark != "" {
    rotate(-40deg, text(size: 60pt, fill: luma(220), given.watermark))
  },
)
#set text(font: "Noto Sans SC", size: given.size * 1pt, lang: "zh")
#set par(justify: true, leading: 12pt, spacing: 12pt, first-line-indent: (amount: given.indent * 1em, all: true))
#for line in given.lines {
  if line.contains("\\t") {
    block(line)
  } else if line == "" {
    v(6pt)
  } else { par(line) }
}
"""
_TABLE = """
  if type(line) == array {
    table(columns: line.first().len(), stroke: given.stroke * 1pt, ..line.flatten())
  } else"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """How a page looks."""

    header: str = ""
    footer: str = "— # —"
    watermark: str = ""
    columns: int = 1
    indent: float = 2
    size: float = 16
    stroke: float = 0.5


def set_pdf(text: str, paper: Paper | None = None) -> bytes:
    """A text as PDF: lines are paragraphs, runs of lines with tabs are tables."""
    paper = paper or Paper()
    values = {name: getattr(paper, name) for name in Paper.__slots__} | {"lines": _blocks(text)}
    source = _SOURCE.replace('  if line.contains("\\t") {\n    block(line)\n  } else', _TABLE)
    made = typst.compile(
        source.encode(), font_paths=_fonts(), sys_inputs={"data": json.dumps(values, ensure_ascii=False)}
    )
    assert isinstance(made, bytes)
    return made


def _blocks(text: str) -> list[str | list[list[str]]]:
    blocks: list[str | list[list[str]]] = []
    for line in text.split("\n"):
        if "\t" not in line:
            blocks.append(line.strip())
        elif blocks and isinstance(blocks[-1], list):
            blocks[-1].append(line.split("\t"))
        else:
            blocks.append([line.split("\t")])
    for block in blocks:
        if isinstance(block, list):
            width = max(map(len, block))
            block[:] = [[*row, *[""] * (width - len(row))] for row in block]
    return blocks


@cache
def _fonts() -> typst.Fonts:
    folder = str(pylopdf_fonts_zh_cn.sans_path().parent)
    return typst.Fonts(include_system_fonts=False, font_paths=[folder])


def set_pages(source: str) -> bytes:
    """A Typst source as PDF."""
    made = typst.compile(source.encode(), font_paths=_fonts())
    assert isinstance(made, bytes)
    return made


def locked_pdf() -> bytes:
    """A PDF that only opens with a password."""
    key = "<" + "5a" * 32 + ">"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>",
        f"<</Filter/Standard/V 2/R 3/Length 128/P -4/O{key}/U{key}>>".encode(),
    ]
    data, places = b"%PDF-1.5\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(data)
    data += b"xref\n0 5\n0000000000 65535 f \n" + table
    return data + b"trailer\n<</Size 5/Root 1 0 R/Encrypt 4 0 R/ID[<00><00>]>>\nstartxref\n%d\n%%%%EOF" % start
