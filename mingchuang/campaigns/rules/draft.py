"""A draft as plain JSON, and what correcting it means. Every function gives a new draft. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from mingchuang.campaigns.enums import DraftPart, DraftState
from mingchuang.campaigns.rules.dates import is_yearless
from mingchuang.campaigns.rules.outline import phase_of
from mingchuang.foundation.errors import Refusal

Draft = Mapping[str, Any]  # what the importer gives for one document, fields as in the plan format
Row = Mapping[str, Any]

HEADER = (
    "title",
    "campaign_name",
    "issuer",
    "doc_number",
    "issue_date",
    "addressees",
    "theme",
    "preamble",
    "guiding_text",
    "scope",
    "basis",
    "evaluation_methods",
    "period",
    "leading_group",
    "attachments",
    "score_table",
    "colophon",
    "figures",
)
UNIT_FIELDS = ("lead_units", "responsible_units", "supporting_units")


class DraftRefused(Refusal):
    """The draft cannot be changed or confirmed so."""


def prepared(data: Draft) -> dict[str, Any]:
    """The draft as it is worked on: every list is there, every activity knows the number of its phase.

    `origin` is the row's number in the importer's result, so that its places in the text are found after others go.
    """
    draft: dict[str, Any] = {key: data.get(key) for key in HEADER}
    for part in DraftPart:
        draft[part.value] = [{**row, "origin": place} for place, row in enumerate(data.get(part.value) or [])]
    for place, activity in enumerate(draft["activities"]):
        activity["phase"] = phase_of(data, place)
        activity["norms"] = activity.get("norms") or []
    return draft


def with_header(draft: Draft, values: Mapping[str, Any]) -> dict[str, Any]:
    """The draft with other header fields."""
    return {**draft, **{key: value for key, value in values.items() if key in HEADER}}


def with_row(draft: Draft, part: DraftPart, index: int, values: Row) -> dict[str, Any]:
    """The draft with one row corrected; fields the form does not know stay as they are."""
    rows = list(draft[part])
    rows[index] = {**_row(draft, part, index), **values}
    return {**draft, part.value: rows}


def with_row_added(draft: Draft, part: DraftPart, values: Row) -> dict[str, Any]:
    """The draft with one row more, at the end."""
    return {**draft, part.value: [*draft[part], dict(values)]}


def without_row(draft: Draft, part: DraftPart, index: int) -> dict[str, Any]:
    """The draft without a row. Activities of a dropped phase belong to none; those of later ones move up."""
    _row(draft, part, index)
    kept = [row for place, row in enumerate(draft[part]) if place != index]
    changed = {**draft, part.value: kept}
    if part is DraftPart.PHASES:
        changed["activities"] = [{**row, "phase": _moved(row.get("phase"), index)} for row in draft["activities"]]
    return changed


def _moved(phase: int | None, dropped: int) -> int | None:
    if phase is None or phase == dropped:
        return None
    return phase - 1 if phase > dropped else phase


def _row(draft: Draft, part: DraftPart, index: int) -> Row:
    rows: Sequence[Row] = draft[part]
    if not 0 <= index < len(rows):
        raise DraftRefused("这一行已不在草稿里，请刷新页面后再看。")
    return rows[index]


def check_revision(*, seen: int, now: int) -> None:
    """Who corrects has seen the newest state."""
    if seen != now:
        raise DraftRefused("这份草稿刚被别人改过，请刷新页面后再改。")


def check_open(*, state: str, is_plan: bool) -> None:
    """Only an unconfirmed plan can be corrected or confirmed."""
    if not is_plan:
        raise DraftRefused("这份材料不是活动方案，不能建立活动。")
    if state == DraftState.CONFIRMED:
        raise DraftRefused("这份方案已经确认，请到活动页面修改。")
    if state == DraftState.DROPPED:
        raise DraftRefused("这份方案已舍弃，请先恢复。")


def check_makes_a_campaign(*, updates: bool) -> None:
    """A newer version of a campaign's plan makes no second campaign."""
    if updates:
        raise DraftRefused("这份草稿是新版方案，请到“逐项更新”里处理，不再另建活动。")


def names_no_year(draft: Draft) -> bool:
    """Whether some date of the draft lacks its year, so that it must be asked for."""
    return any(is_yearless(text) for text in _dates(draft))


def _dates(draft: Draft) -> Iterator[str | None]:
    rows = [draft.get("period") or {}, *draft["phases"], *draft["activities"]]
    for row in rows:
        yield row.get("start")
        yield row.get("end")


def named_units(draft: Draft) -> list[str]:
    """Every unit or group of units the activities name, once, in the order of the plan."""
    names = [name for row in draft["activities"] for field in UNIT_FIELDS for name in row.get(field) or []]
    return list(dict.fromkeys(name.strip() for name in names if name and name.strip()))


def names_nobody(activity: Row) -> bool:
    """Whether the plan says nothing of who answers for this activity."""
    return not (activity.get("lead_units") or activity.get("responsible_units"))


def proposed_name(draft: Draft) -> str:
    """What the campaign may be called: its name in the plan, else the plan's title."""
    return str(draft.get("campaign_name") or draft.get("title") or "").strip()
