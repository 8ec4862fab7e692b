"""What reading a file gives: its characters, before any of them is doubted."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class RawText:
    """The characters of a file and how they were got; `remarks` are flags on the reading itself."""

    text: str
    encoding: str
    remarks: tuple[str, ...] = ()
