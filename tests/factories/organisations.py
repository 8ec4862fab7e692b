"""Posts with their holders, who is away, and who stands in; through the product's own acts."""

import io
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from PIL import Image

from mingchuang.foundation.access import Actor
from mingchuang.organisations.actions.handing import hand_over_post
from mingchuang.organisations.actions.marks import award_mark
from mingchuang.organisations.actions.posts import name_deputy
from mingchuang.organisations.actions.presence import set_whereabouts
from mingchuang.organisations.actions.staff import set_photo
from mingchuang.organisations.actions.tree import appoint, register_staff
from mingchuang.organisations.enums import Where
from mingchuang.organisations.models import Deputy, HandOver, Mark, Node, Post, Staff, Tenure, Whereabouts
from tests.cast import NOON, Cast

SYSTEM = Actor.system()
BEGAN = date(2026, 1, 5)


def make_staff(node: Node, name: str = "韩梅", *, badge_number: str = "", **more: Any) -> Staff:
    """Somebody at a place; the badge number follows the name."""
    number = badge_number or f"B{abs(hash(name)) % 10**6:06d}"
    return register_staff(actor=SYSTEM, node=node, name_zh=name, badge_number=number, at=NOON, **more)


def on_post(staff: Staff, title: str = "窗口专员", *, node: Node | None = None) -> Tenure:
    """Put somebody on a post of her own place, or of another one."""
    return appoint(actor=SYSTEM, staff=staff, node=node or staff.node, title=title, from_on=BEGAN, at=NOON)


def stand_behind(post: Post, *, staff: Staff | None = None, other: Post | None = None) -> Deputy:
    """Name the deputy of a post."""
    return name_deputy(actor=SYSTEM, post=post, deputy_post=other, deputy_staff=staff, at=NOON)


def go_out(
    staff: Staff, where: Where = Where.BUSINESS, *, at: datetime = NOON, hours: float = 2, by: Actor = SYSTEM
) -> Whereabouts:
    """Send somebody out for some hours."""
    return set_whereabouts(actor=by, staff=staff, where=where, until_at=at + timedelta(hours=hours), at=at)


def a_picture(size: tuple[int, int] = (600, 900), *, kind: str = "JPEG") -> bytes:
    """A picture of one colour."""
    out = io.BytesIO()
    Image.new("RGB", size, "#446688").save(out, kind)
    return out.getvalue()


def with_photo(staff: Staff) -> Staff:
    """The same person with a photograph."""
    set_photo(actor=SYSTEM, staff=staff, data=a_picture(), at=NOON)
    staff.refresh_from_db()
    return staff


def a_mark(staff: Staff, kind: str = "service_star") -> Mark:
    """A mark that somebody holds since January."""
    return award_mark(actor=SYSTEM, kind=kind, staff=staff, body_zh="清河县总工会", from_on=BEGAN, at=NOON)


def handed_over(cast: Cast, *, lines: Sequence[str] = ("第 12 号复核", "李某低保复核")) -> HandOver:
    """The clerk's post in the hands of a colleague who has not answered yet."""
    tenure = on_post(cast.lin.staff)
    return hand_over_post(
        actor=cast.lin.actor,
        post=tenure.post,
        giver=cast.lin.staff,
        taker=make_staff(cast.window, "韩梅"),
        reason=Where.TRAINING,
        from_on=NOON.date() + timedelta(days=1),
        until_on=NOON.date() + timedelta(days=3),
        lines=[(line, None) for line in lines],
        at=NOON,
    )
