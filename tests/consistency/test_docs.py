"""Documents that a test reads do not drift."""

import re
from pathlib import Path

from mingchuang.config.cli import COMMANDS

ROOT = Path(__file__).parents[2]
DECISIONS = ROOT / "docs" / "decisions"


def test_every_setting_is_documented_and_every_documented_one_is_read() -> None:
    code = "\n".join(path.read_text() for path in (ROOT / "mingchuang" / "config").rglob("*.py"))
    read = set(re.findall(r'"(MINGCHUANG_[A-Z_]+)"', code))
    documented = set(re.findall(r"`(MINGCHUANG_[A-Z_]+)`", (ROOT / "docs/operate/settings.md").read_text()))

    assert read <= documented, read - documented
    assert documented <= read | {"MINGCHUANG_SECRET_KEY_FILE", "MINGCHUANG_FIELD_KEY_FILE"}


def test_decisions_are_numbered_headed_and_indexed_alike() -> None:
    index = (DECISIONS / "README.md").read_text()
    files = sorted(DECISIONS.glob("0*.md"))

    assert [int(path.name[:4]) for path in files] == list(range(1, len(files) + 1))
    for path in files:
        number, title = path.read_text().splitlines()[0].removeprefix("# ").split(" ", 1)
        assert number == path.name[:4]
        assert f"[{title}]({path.name})" in index


def test_links_between_documents_lead_somewhere() -> None:
    documents = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    broken = [
        f"{path.relative_to(ROOT)} → {link}"
        for path in documents
        for link in re.findall(r"\]\(([^)#:\s]+)[^)]*\)", path.read_text())
        if not (path.parent / link).exists()
    ]

    assert not broken


def test_commands_named_in_the_readme_exist() -> None:
    for name in ("README.md", "README.en.md"):
        text = (ROOT / name).read_text()
        commands = set(re.findall(r"`?mingchuang (\w+)", text)) - {"cd"}
        scripts = set(re.findall(r"\b(bin/\w+)", text))

        assert commands <= set(COMMANDS), commands - set(COMMANDS)
        assert all((ROOT / script).exists() for script in scripts)


def test_every_command_has_help() -> None:
    commands = ROOT / "mingchuang" / "config" / "commands"
    for module, about in COMMANDS.values():
        assert (commands / f"{module}.py").exists()
        assert about
