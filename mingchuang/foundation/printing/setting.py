"""Setting a Typst template: values in, PDF out; no network, no system fonts, the Han faces embedded and subset."""

import json
import shutil
import tempfile
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pylopdf_fonts_zh_cn
import typst
from django.template import engines
from django.template.backends.django import DjangoTemplates

HOUSE = Path(__file__).parent / "house.typ"
MEDIA_TYPE = "application/pdf"


def print_pdf(
    template: str, values: Mapping[str, Any], *, pictures: Mapping[str, bytes] | None = None, at: datetime
) -> bytes:
    """The template ("area/thing.typ", beside the area's pages) set with `values` as PDF.

    `values` are of JSON's kinds; they reach the template as `given` and are text there, never markup. `pictures` are
    JPEG or PNG by file name, for `image("name")`. `at` is the date the file carries: the same values at the same
    moment give the same bytes. A fault of the template raises `typst.TypstError`.
    """
    source = _found(template)
    with tempfile.TemporaryDirectory(prefix="mingchuang-print-") as made:
        folder = Path(made)
        shutil.copy(HOUSE, folder / "house.typ")
        shutil.copy(source, folder / source.name)
        for name, data in (pictures or {}).items():
            (folder / Path(name).name).write_bytes(data)
        pdf = typst.compile(
            folder / source.name,
            root=folder,
            font_paths=_fonts(),
            sys_inputs={"data": json.dumps(values, ensure_ascii=False)},
            timestamp=at.replace(microsecond=0),  # the file carries whole seconds
        )
    if not isinstance(pdf, bytes):  # pragma: no cover - one file is asked for
        raise TypeError(template)
    return pdf


def _found(template: str) -> Path:
    """The file of a template among the pages' templates of the areas."""
    engine = engines["django"]
    if not isinstance(engine, DjangoTemplates):  # pragma: no cover - the settings name one engine
        raise TypeError("pages are set by Django's own templates")
    for folder in engine.template_dirs:
        place = Path(folder) / template
        if place.exists():
            return place
    raise FileNotFoundError(template)


@cache
def _fonts() -> typst.Fonts:
    """Read once a process; the faces built into Typst stay for formulas and Latin fallback."""
    folder = str(pylopdf_fonts_zh_cn.sans_path().parent)
    return typst.Fonts(include_system_fonts=False, font_paths=[folder])
