"""Text that remembers where each of its characters came from."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """Replace text[start:end] by something else."""

    start: int
    end: int
    replacement: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """From `clean` onwards offsets follow the raw text from `raw`; all stand still if not `moves`."""

    clean: int
    raw: int
    moves: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceMap:
    """Leads offsets of a cleaned text back to the raw text."""

    runs: tuple[Run, ...]

    def raw_offset(self, offset: int) -> int:
        """The place in the raw text that the cleaned character at `offset` came from."""
        run = self.runs[max(0, bisect_right(self.runs, offset, key=_clean_start) - 1)]
        return run.raw + (offset - run.clean if run.moves else 0)

    def clean_offset(self, raw: int) -> int:
        """Where the raw character at `raw` is in the cleaned text, or the text after it when it was taken out."""
        place = bisect_right(self.runs, raw, key=_raw_start) - 1
        if place < 0:
            return 0
        run = self.runs[place]
        offset = run.clean + (raw - run.raw if run.moves else 0)
        following = self.runs[place + 1].clean if place + 1 < len(self.runs) else offset
        return min(offset, following)


def _raw_start(run: Run) -> int:
    return run.raw


def _clean_start(run: Run) -> int:
    return run.clean


@dataclass(frozen=True, slots=True, kw_only=True)
class MappedText:
    """A text on its way through cleaning; every edit keeps the way back."""

    text: str
    source_map: SourceMap

    @classmethod
    def of(cls, text: str) -> "MappedText":
        """A text that is still its own source."""
        return cls(text=text, source_map=SourceMap(runs=(Run(clean=0, raw=0),)))

    def with_same_length(self, text: str) -> "MappedText":
        """Other characters in the same places."""
        if len(text) != len(self.text):
            raise ValueError("the replacement text must have the same length")
        return MappedText(text=text, source_map=self.source_map)

    def slice(self, start: int, end: int) -> "MappedText":
        """A part of the text, counted from nought."""
        whole = self.source_map
        runs = [Run(clean=0, raw=whole.raw_offset(start), moves=_moves_at(whole, start))]
        first = bisect_right(whole.runs, start, key=_clean_start)
        for run in whole.runs[first:]:
            if run.clean >= end:
                break
            runs.append(Run(clean=run.clean - start, raw=run.raw, moves=run.moves))
        return MappedText(text=self.text[start:end], source_map=SourceMap(runs=tuple(runs)))

    def edited(self, edits: Iterable[Edit]) -> "MappedText":
        """The text after edits that are in order and do not overlap."""
        pieces: list[str] = []
        runs: list[Run] = []
        done = length = 0
        for edit in edits:
            length += _keep(self, done, edit.start, length, pieces, runs)
            if edit.replacement:
                runs.append(Run(clean=length, raw=self.source_map.raw_offset(edit.start), moves=False))
                pieces.append(edit.replacement)
                length += len(edit.replacement)
            done = edit.end
        if not runs and done == 0:
            return self
        _keep(self, done, len(self.text), length, pieces, runs)
        runs = runs or [Run(clean=0, raw=0)]
        return MappedText(text="".join(pieces), source_map=SourceMap(runs=tuple(runs)))


def _moves_at(source_map: SourceMap, offset: int) -> bool:
    return source_map.runs[max(0, bisect_right(source_map.runs, offset, key=_clean_start) - 1)].moves


def _keep(source: MappedText, start: int, end: int, length: int, pieces: list[str], runs: list[Run]) -> int:
    """Copy text[start:end] and its runs to the end of what is being built; tell its length."""
    if end <= start:
        return 0
    part = source.slice(start, end)
    pieces.append(part.text)
    runs.extend(Run(clean=run.clean + length, raw=run.raw, moves=run.moves) for run in part.source_map.runs)
    return end - start
