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
PATTERN = "(?"  # a string with this is a regular expression, not a text

# Where Han strings are not texts to translate, and why.
NOT_TRANSLATED = {
    "plans": "the vocabulary by which plans are read (but see SPOKEN_IN_PLANS)",
    "config/commands": "the terminal speaks both languages in one line",
    "config/cli.py": "the same",
    "config/opening.py": "the same",
    "config/plan_import.py": "the same",
    "campaigns/rules/matching.py": "patterns by which names are matched",
    "campaigns/presenters/plan_paper.py": "the plan is a Chinese paper",
    "campaigns/presenters/house_words.py": "the same",
    "campaigns/rules/outline.py": "the signs by which a plan numbers its chapters",
    "catalogue/rules/searching.py": "how people ask, taken out before a search",
    "organisations/rules/naming.py": "surnames of two characters",
    "feedback/rules/masks": "words by which what is private is found, and what stands for it in a Chinese text",
    "feedback/rules/segment.py": "surnames, as signs of a name",
    "foundation/finding.py": "the range of Han characters",
    "workspace/presenters/summary.py": "the report is a Chinese paper",
    "config/sample": "sample data carries its own English",
    "config/settings": "the name of the language itself",
    "foundation/worktime/command.py": "the terminal speaks Chinese",
    "foundation/documents": "the official layout is a Chinese form",
    "foundation/charts.py": "titles come from the caller",
}

# What the importer has to say stands in these; and wherever it refuses a document.
SPOKEN_IN_PLANS = ("plans/doubts/",)
REFUSING = {"UnreadableDocument"}
SPOKEN_NAMES = {"NOT_A_PLAN"}


def texts() -> dict[str, set[str]]:
    """Every text, with the files in which it stands."""
    found: dict[str, set[str]] = {}
    for path in sorted(PACKAGE.rglob("*.html")):
        for text in of_template(path.read_text(encoding="utf-8")):
            found.setdefault(text, set()).add(str(path.relative_to(ROOT)))
    for path in sorted(PACKAGE.rglob("*.py")):
        name = str(path.relative_to(PACKAGE))
        if "migrations" in path.parts:
            continue
        for text in _of_module(name, path.read_text(encoding="utf-8")):
            found.setdefault(text, set()).add(str(path.relative_to(ROOT)))
    for path in sorted(PACKAGE.rglob("*.sql")):
        for text in re.findall(r"'([^'\n]*[\u4e00-\u9fff][^'\n]*)'", path.read_text(encoding="utf-8")):
            found.setdefault(text, set()).add(str(path.relative_to(ROOT)))
    return found


def _of_module(name: str, source: str) -> Iterator[str]:
    if name.startswith("plans") and not name.startswith(SPOKEN_IN_PLANS):
        return of_refusals(source)
    if any(name.startswith(prefix) for prefix in NOT_TRANSLATED if prefix != "plans"):
        return iter(())
    return of_code(source, in_models="models" in name)


def of_refusals(source: str) -> Iterator[str]:
    """What a module says when it refuses a document, and the tables of sentences it keeps under a known name."""
    for node in ast.walk(ast.parse(source)):
        refuses = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in REFUSING
        named = isinstance(node, ast.Assign) and any(getattr(to, "id", "") in SPOKEN_NAMES for to in node.targets)
        if not (refuses or named):
            continue
        for part in ast.walk(node):
            if isinstance(part, ast.Constant) and isinstance(part.value, str) and HAN.search(part.value):
                yield part.value


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
        # pieces of a formatted string are no msgid, and a pattern is no text
        if isinstance(node, ast.JoinedStr) or _is_pattern(node):
            silent |= {id(part) for part in ast.walk(node)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or id(node) in silent:
            continue
        if isinstance(node.value, str) and HAN.search(node.value) and PATTERN not in node.value:
            yield node.value


def _is_pattern(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "compile"


def _docstrings(tree: ast.AST) -> Iterator[ast.AST]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value


def _violation_messages(tree: ast.AST) -> Iterator[ast.AST]:
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg == "violation_error_message":
            yield from ast.walk(node.value)
