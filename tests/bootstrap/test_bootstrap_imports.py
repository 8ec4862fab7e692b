"""The product runs with what its own lock names; tools for tests are not there on a server."""

import ast
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path


def imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module.partition(".")[0]


def test_every_import_of_the_product_is_in_its_lock(root: Path) -> None:
    lock = (root / "requirements.lock").read_text("utf-8").splitlines()
    locked = {line.partition("==")[0] for line in lock if "==" in line}
    homes = packages_distributions()
    own = {"mingchuang", *sys.stdlib_module_names}
    missing = {
        (str(file.relative_to(root)), name)
        for file in (root / "mingchuang").rglob("*.py")
        for name in set(imported(file)) - own
        if not locked & {home.lower().replace("_", "-") for home in homes.get(name, [])}
    }
    assert not missing
