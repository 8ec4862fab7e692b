"""Where in the text of a plan a value stands, to which phase an activity belongs, and what no field took. Pure.

The importer's sections, end to end, are the text; `origins` leads from `/phases/0/name` to offsets in it.
"""

from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import Any

Section = Mapping[str, Any]


def place_of(data: Mapping[str, Any], *paths: str) -> tuple[int, int] | None:
    """The offsets of the first of these values whose origin is known."""
    origins = data.get("origins") or {}
    for path in paths:
        at = (origins.get(path) or {}).get("at")
        if at:
            return int(at[0]), int(at[1])
    return None


def phase_of(data: Mapping[str, Any], activity: int) -> int | None:
    """The number of the phase an activity belongs to: named by the importer, else the one it stands under."""
    row = (data.get("activities") or [])[activity]
    phases = data.get("phases") or []
    named = row.get("phase")
    if isinstance(named, int):
        return named if 0 <= named < len(phases) else None
    if named:
        return next((i for i, phase in enumerate(phases) if named in (phase.get("name"), phase.get("ordinal"))), None)
    place = place_of(data, f"/activities/{activity}/title", f"/activities/{activity}/text")
    if place is None:
        return None
    reaches = [(index, _reach(data, index)) for index in range(len(phases))]
    return next((index for index, (start, end) in reaches if start <= place[0] < end), None)


def _reach(data: Mapping[str, Any], phase: int) -> tuple[int, int]:
    """From the heading of a phase to the next heading of its level or above; nothing where it has no heading."""
    place = place_of(data, f"/phases/{phase}/name", f"/phases/{phase}/text")
    sections: Sequence[Section] = [s for s in data.get("sections") or [] if s.get("kind") != "noise"]
    if place is None:
        return (0, 0)
    own = next((i for i, s in enumerate(sections) if s["start"] <= place[0] < s["end"]), None)
    if own is None or not sections[own].get("heading"):
        return (0, 0)
    below = takewhile(lambda s: s["level"] > sections[own]["level"] or not s.get("heading"), sections[own + 1 :])
    return int(sections[own]["start"]), max([int(sections[own]["end"]), *(int(s["end"]) for s in below)])


def shape_of(data: Mapping[str, Any]) -> dict[str, bool]:
    """What of the look of a document its paper keeps."""
    return {
        "in_traditional": data.get("script") == "Hant",
        "in_chapters": counts_chapters(data),
        "phases_in_table": tells_phases_in_table(data),
    }


def counts_chapters(data: Mapping[str, Any]) -> bool:
    """Whether the plan counts its highest sections 壹、貳、, as papers from Taiwan do."""
    numbers = [str(one.get("number") or "") for one in data.get("sections") or [] if one.get("level") == 1]
    return any(number.startswith(("壹", "貳", "贰")) for number in numbers)


def tells_phases_in_table(data: Mapping[str, Any]) -> bool:
    """Whether the phases are the rows of a table: their cells are parted by tabs."""
    text = str(data.get("text") or "")
    places = [place_of(data, f"/phases/{index}/name") for index in range(len(data.get("phases") or []))]
    return bool(places) and all(place is not None and "\t" in _line_at(text, place[0]) for place in places)


def _line_at(text: str, place: int) -> str:
    end = text.find("\n", place)
    return text[text.rfind("\n", 0, place) + 1 : end if end >= 0 else len(text)]


# Values that are read wherever they stand; a section is not told by them.
_ANYWHERE = ("/figures", "/campaign_name", "/norms")
_OPENS_TEXT = "：:。．. \t\n\u3000"


def sections_apart(data: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The highest sections that no field of the draft took (原则, 经费, 附则), in their order.

    `early` are those that stand above the first phase or activity.
    """
    text = str(data.get("text") or "")
    spans = [one for one in data.get("sections") or [] if one.get("kind") != "noise"]
    levels = [one["level"] for one in spans if one["level"] > 0]
    places = sorted(
        int(origin["at"][0])
        for path, origin in (data.get("origins") or {}).items()
        if not path.startswith(_ANYWHERE) and origin.get("at")
    )
    doing = [place for path in ("/phases/0/name", "/activities/0/title") if (place := place_of(data, path))]
    first_done = min((start for start, _ in doing), default=len(text))
    found = []
    for index, section in enumerate(spans):
        if section["level"] != min(levels, default=0):
            continue
        below = list(takewhile(lambda one: one["level"] > min(levels), spans[index + 1 :]))
        end = int(below[-1]["end"] if below else section["end"])
        if any(section["start"] <= place < end for place in places):
            continue
        said = "".join(text[one["start"] : one["end"]] for one in (section, *below))
        heading = str(section.get("heading") or "")
        body = _behind(_behind(said, str(section.get("number") or "")), heading).lstrip(_OPENS_TEXT).rstrip()
        if heading or body:
            found.append({"heading": heading, "text": body, "early": section["start"] < first_done})
    return found


def _behind(text: str, lead: str) -> str:
    """A text without the words it begins with, blanks aside."""
    wanted = "".join(lead.split())
    done = place = 0
    while place < len(text) and done < len(wanted):
        if text[place] == wanted[done]:
            done += 1
        elif not text[place].isspace():
            return text
        place += 1
    return text[place:]
