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
