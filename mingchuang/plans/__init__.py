"""The plan importer: official plan documents in, structured drafts with the place of every word out.

Pure rules: no database, no network. The same bytes always give the same result.
"""

from mingchuang.plans.draft import Draft, Flag, PlacedRepair, SectionSpan
from mingchuang.plans.importing import parse_bytes, parse_text
from mingchuang.plans.located import Located
from mingchuang.plans.refusal import UnreadableDocument
from mingchuang.plans.result import Document, ParsedFile, Source

__all__ = [
    "Document",
    "Draft",
    "Flag",
    "Located",
    "ParsedFile",
    "PlacedRepair",
    "SectionSpan",
    "Source",
    "UnreadableDocument",
    "parse_bytes",
    "parse_text",
]
