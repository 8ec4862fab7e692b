"""Finds every text that people read, for the English catalogue. Chinese is the source language.

In templates: what stands in `translate` and `blocktranslate`. In code: every string with Han characters in the places
where texts for people stand; the rest (the importer's vocabulary, sample data, the official Chinese report) is listed
with its reason.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "mingchuang"
CATALOGUE = PACKAGE / "locale" / "en" / "LC_MESSAGES" / "django.po"
HAN = re.compile(r"[\u4e00-\u9fff]")

# Where Han strings are not texts to translate, and why.
NOT_TRANSLATED = {
    "plans": "the vocabulary by which plans are read",
    "config/commands": "the terminal speaks both languages in one line",
    "config/sample": "sample data carries its own English",
    "config/settings": "the name of the language itself",
    "foundation/worktime/command.py": "the terminal speaks Chinese",
    "foundation/documents": "the official layout is a Chinese form",
    "foundation/charts.py": "titles come from the caller",
}


def texts() -> dict[str, set[str]]:
    """Every text, with the files in which it stands."""
    found: dict[str, set[str]] = {}
    for path in sorted(PACKAGE.rglob("*.html")):
        for text in of_template(path.read_text(encoding="utf-8")):
            found.setdefault(text, set()).add(str(path.relative_to(ROOT)))
    for path in sorted(PACKAGE.rglob("*.py")):
        name = str(path.relative_to(PACKAGE))
        if "migrations" in path.parts or any(name.startswith(prefix) for prefix in NOT_TRANSLATED):
            continue
        for text in of_code(path.read_text(encoding="utf-8"), in_models="models" in name):
            found.setdefault(text, set()).add(str(path.relative_to(ROOT)))
    return found


TRANSLATE = re.compile(r"""\{%\s*trans(?:late)?\s+(?:"([^"]+)"|'([^']+)')""")
BLOCK = re.compile(
    r"\{%\s*blocktrans(?:late)?([^%]*)%\}(.*?)(?:\{%\s*plural[^%]*%\}(.*?))?\{%\s*endblocktrans(?:late)?\s*%\}",
    re.DOTALL,
)
VARIABLE = re.compile(r"\{\{\s*(\w+)\s*\}\}")


def of_template(source: str) -> Iterator[str]:
    """The msgids of a template, as Django looks them up."""
    for double, single in TRANSLATE.findall(source):
        yield double or single
    for options, body, _plural in BLOCK.findall(source):
        text = body.replace("%", "%%")
        if "trimmed" in options:
            text = " ".join(line.strip() for line in text.strip().splitlines())
        yield VARIABLE.sub(r"%(\1)s", text)


def of_code(source: str, *, in_models: bool) -> Iterator[str]:
    """The Han strings of a module but for docstrings; of models only what the database may have to say."""
    tree = ast.parse(source)
    silent = {id(node) for node in _docstrings(tree)}
    if in_models:
        silent |= {id(node) for node in ast.walk(tree)} - {id(node) for node in _violation_messages(tree)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            silent |= {id(part) for part in ast.walk(node)}  # pieces of a formatted string are no msgid
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or id(node) in silent:
            continue
        if isinstance(node.value, str) and HAN.search(node.value):
            yield node.value


def _docstrings(tree: ast.AST) -> Iterator[ast.AST]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value


def _violation_messages(tree: ast.AST) -> Iterator[ast.AST]:
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg == "violation_error_message":
            yield from ast.walk(node.value)
