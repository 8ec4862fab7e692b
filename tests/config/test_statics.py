"""Scripts that import modules, as they are named when static files are collected."""

import re

from mingchuang.config.settings.base import PACKAGE
from mingchuang.config.statics import IMPORT


def test_every_import_of_our_scripts_is_one_that_is_named_by_its_content() -> None:
    scripts = [path for path in PACKAGE.rglob("*.js") if "static" in path.parts]
    imports = [line for path in scripts for line in path.read_text("utf-8").splitlines() if line.startswith("import")]

    assert imports
    assert [line for line in imports if not re.match(IMPORT, line)] == []
