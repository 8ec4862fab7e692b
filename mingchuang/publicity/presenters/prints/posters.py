"""Posters, desk codes: what a window, a hall, a campaign tells from the wall."""

from typing import Any

from mingchuang.foundation.ui.templatetags.ui import duration
from mingchuang.organisations.models import Node, Staff
from mingchuang.publicity.presenters.prints.items import Values, address, place_values
from mingchuang.publicity.queries.prints import CampaignMaterial, HallMaterialOnPaper, WindowMaterial

MOST_PEOPLE, MOST_PLEDGES = 4, 2
MOST_ITEMS = (6, 4)
"""With up to two people at the window, and with more."""
MOST_WINDOWS, MOST_PHASES, MOST_GOALS = 28, 4, 4
LONGEST_NAME, LONGEST_LINE, LONGEST_TEXT = 18, 25, 60


def window_poster(material: WindowMaterial) -> Values:
    """Who serves at a window, what is done there, what is promised, and where to rate it."""
    window = material.window
    return {
        "title": window.name_zh,
        "title_en": window.name_en,
        "unit": window.parent.name_zh if window.parent else "",
        "place": place_values(window),
        "people": [_person(one) for one in material.people[:MOST_PEOPLE]],
        "items": [
            {"name": _cut(item.name_zh, LONGEST_NAME), "limit": duration(item.promised)}
            for item in material.items[: MOST_ITEMS[len(material.people) > 2]]
        ],
        "items_in_all": len(material.items),
        "pledges": [_cut(pledge.text_zh, LONGEST_LINE * 2) for pledge in material.pledges[:MOST_PLEDGES]],
        "rate": address("evaluations:rate", window.code),
        "page": address("portal:window", window.code),
    }


def hall_poster(material: HallMaterialOnPaper) -> Values:
    """Which windows a hall has, when it is open, what is promised."""
    hall = material.hall
    return {
        "title": hall.name_zh,
        "title_en": hall.name_en,
        "address": hall.address,
        "hours": hall.hours,
        "phone": hall.phone,
        "windows": [
            {"name": _cut(window.name_zh, 12), "unit": window.parent.name_zh if window.parent else ""}
            for window in material.windows[:MOST_WINDOWS]
        ],
        "windows_in_all": len(material.windows),
        "pledges": [_cut(pledge.text_zh, LONGEST_LINE) for pledge in material.pledges[:MOST_PLEDGES]],
        "page": address("portal:unit", hall.code),
    }


def campaign_poster(material: CampaignMaterial) -> Values:
    """What a campaign is about, in which phases, towards which goals."""
    campaign = material.campaign
    return {
        "title": campaign.name_zh,
        "title_en": campaign.name_en,
        "theme": _cut(campaign.theme, LONGEST_TEXT),
        "node": campaign.node.name_zh,
        "dates": _span(campaign),
        "phases": [{"name": _cut(one.name_zh, 12), "dates": _span(one)} for one in material.phases[:MOST_PHASES]],
        "goals": [_cut(one.title_zh or one.text, LONGEST_LINE) for one in material.goals[:MOST_GOALS]],
        "page": address("portal:campaign", campaign.code),
    }


def desk_code(window: Node) -> Values:
    """A card with the code by which a window is rated."""
    return {
        "title": window.name_zh,
        "title_en": window.name_en,
        "unit": window.parent.name_zh if window.parent else "",
        "rate": address("evaluations:rate", window.code),
    }


def _person(one: Staff) -> Values:
    photo = one.photo if one.photo_id and one.shows_face else None
    posts = [tenure.post.title_zh for tenure in one.current_tenures]  # type: ignore[attr-defined]  # prefetched
    return {
        "name": one.public_name_zh,
        "posts": "、".join(posts) or "工作人员",
        "badge": one.badge_number,
        "is_party_member": one.is_party_member,
        "photo": f"{photo.sha256}.jpg" if photo else "",
    }


def _span(row: Any) -> str:
    if row.starts_on and row.ends_on:
        return f"{row.starts_on:%Y.%-m.%-d}—{row.ends_on:%Y.%-m.%-d}"
    return str(row.date_text)


def _cut(text: str, longest: int) -> str:
    """So much as a line of the poster holds; what is cut says so."""
    plain = " ".join(text.split())
    return plain if len(plain) <= longest else f"{plain[: longest - 1]}…"
