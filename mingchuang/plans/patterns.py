"""Regular expressions that are compiled when they are first used: importing the importer must cost next to nothing."""

import re
from collections.abc import Callable, Iterator
from functools import cached_property

Match = re.Match[str]
_TO_THE_END = 2**62


class Pattern:
    """A regular expression with the methods of the standard library's, compiled late."""

    def __init__(self, source: str, flags: int = 0) -> None:
        """Keep the source; a fault in it shows in the first test that uses it."""
        self.source = source
        self.flags = flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        compiled = re.compile(self.source, self.flags)
        # From now on the library's own methods hide the ones below: a plan asks tens of thousands of times.
        for name in ("match", "fullmatch", "search", "finditer", "sub"):
            vars(self)[name] = getattr(compiled, name)
        return compiled

    def match(self, text: str, start: int = 0, end: int = _TO_THE_END) -> Match | None:
        """A match that begins at `start`."""
        return self._compiled.match(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = _TO_THE_END) -> Match | None:
        """A match of the whole stretch."""
        return self._compiled.fullmatch(text, start, end)

    def search(self, text: str, start: int = 0, end: int = _TO_THE_END) -> Match | None:
        """The first match."""
        return self._compiled.search(text, start, end)

    def finditer(self, text: str, start: int = 0, end: int = _TO_THE_END) -> Iterator[Match]:
        """All matches, one after the other."""
        return self._compiled.finditer(text, start, end)

    def findall(self, text: str) -> list[str]:
        """The text of all matches of an expression without groups."""
        return [match[0] for match in self._compiled.finditer(text)]

    def sub(self, replacement: str | Callable[[Match], str], text: str) -> str:
        """The text with every match replaced."""
        return self._compiled.sub(replacement, text)

    def split(self, text: str) -> list[str]:
        """The stretches between matches."""
        return [part for part in self._compiled.split(text) if part is not None]
