"""The result of reading a file, and its JSON form."""

from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from mingchuang.plans.draft import Draft, Flag, PlacedRepair, SectionSpan
from mingchuang.plans.located import Located
from mingchuang.plans.mapped import SourceMap

Json = Any  # what json.dumps takes
Origins = dict[str, dict[str, Json]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One document of the file: what was made of it, its cleaned text, and what was done to that text."""

    draft: Draft
    text: str
    source_map: SourceMap
    sections: tuple[SectionSpan, ...]
    repairs: tuple[PlacedRepair, ...] = ()
    flags: tuple[Flag, ...] = ()
    label: str | None = None
    same_as: int | None = None

    def to_json(self) -> dict[str, Json]:
        """The fields, plain; their places in `origins` under paths such as /phases/0/name."""
        origins: Origins = {}
        plain: dict[str, Json] = _plain(self.draft, "", origins)
        if self.label is not None:
            plain["label"] = self.label
        if self.same_as is not None:
            plain["same_as"] = self.same_as
        return plain | {
            "repairs": [_plain(repair, "", {}) for repair in self.repairs],
            "flags": [_flag_json(flag) for flag in self.flags],
            "sections": [_plain(section, "", {}) for section in self.sections],
            "origins": origins,
            "source_map": [[run.clean, run.raw, int(run.moves)] for run in self.source_map.runs],
            "text": self.text,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The file as a whole."""

    file: str
    encoding: str
    script: str
    repairs: tuple[PlacedRepair, ...] = ()
    flags: tuple[Flag, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedFile:
    """All documents of a file, in its order, also those that are no plans."""

    source: Source
    plans: tuple[Document, ...]
    raw_text: str

    def to_json(self) -> dict[str, Json]:
        """The form other programs read."""
        source = self.source
        return {
            "source": {
                "file": source.file,
                "encoding": source.encoding,
                "script": source.script,
                "repairs": [_plain(repair, "", {}) for repair in source.repairs],
                "flags": [_flag_json(flag) for flag in source.flags],
            },
            "plans": [plan.to_json() for plan in self.plans],
        }


def _flag_json(flag: Flag) -> dict[str, Json]:
    return {
        "kind": flag.kind,
        "message": flag.text.format(**flag.values),
        "text": flag.text,
        "values": dict(flag.values),
        "at": list(flag.at) if flag.at else None,
    }


def _plain(value: object, path: str, origins: Origins) -> Json:
    """A value without places; the places go to `origins`."""
    if isinstance(value, Located):
        origins[path] = {"at": [value.start, value.end], "confidence": round(value.confidence, 2)}
        return value.value
    if isinstance(value, tuple):
        return [_plain(item, f"{path}/{place}", origins) for place, item in enumerate(value)]
    if is_dataclass(value) and not isinstance(value, type):
        return {
            one.name: _plain(getattr(value, one.name), f"{path}/{one.name}", origins)
            for one in fields(value)
            if not (one.metadata.get("only_if_said") and getattr(value, one.name) is None)
        }
    return value
