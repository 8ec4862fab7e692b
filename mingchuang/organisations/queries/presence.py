"""Who is at the windows now, who stands in, and which posts have nobody behind them.

Whoever has registered nothing is at her post: a hall registers those who go, not those who stay.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from mingchuang.foundation.access.scope import below
from mingchuang.organisations.enums import HandOverState, NodeKind, Where
from mingchuang.organisations.models import Deputy, HandOver, Node, Post, Staff, Tenure, Whereabouts
from mingchuang.organisations.rules import Cover, cover_of, is_overdue


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPresence:
    """One person and where she is. Her names are those her unit shows to the public."""

    staff: Staff
    where: Where
    since: datetime | None
    until_at: datetime | None
    is_overdue: bool

    @property
    def is_here(self) -> bool:
        """At her post."""
        return self.where == Where.AT_POST

    @property
    def name_zh(self) -> str:
        """The public name."""
        return self.staff.public_name_zh

    @property
    def name_en(self) -> str:
        """The public name in English."""
        return self.staff.public_name_en


@dataclass(frozen=True, slots=True, kw_only=True)
class PostPresence:
    """One post: who holds it, who is named as deputy, how it is covered, and the hand-over of these days."""

    post: Post
    holders: tuple[PersonPresence, ...]
    deputies: tuple[PersonPresence, ...]
    cover: Cover
    hand_over: HandOver | None

    @property
    def here(self) -> tuple[PersonPresence, ...]:
        """Holders who are at the post."""
        return tuple(one for one in self.holders if one.is_here)

    @property
    def standing_in(self) -> tuple[PersonPresence, ...]:
        """Deputies who are there, while no holder is."""
        return tuple(one for one in self.deputies if one.is_here) if self.cover is Cover.DEPUTISED else ()

    @property
    def is_red(self) -> bool:
        """Nobody is behind this post."""
        return self.cover is Cover.EMPTY


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacePresence:
    """One window or section: its posts, and all who belong to it, with or without a post."""

    node: Node
    posts: tuple[PostPresence, ...]
    people: tuple[PersonPresence, ...]

    @property
    def here(self) -> tuple[PersonPresence, ...]:
        """Who serves here now: its own people who are there, then those who stand in, nobody twice."""
        found = {one.staff.pk: one for one in self.people if one.is_here}
        for post in self.posts:
            found |= {one.staff.pk: one for one in post.standing_in if one.staff.pk not in found}
        return tuple(found.values())

    @property
    def away(self) -> tuple[PersonPresence, ...]:
        """Its own people who are somewhere else."""
        return tuple(one for one in self.people if not one.is_here)

    @property
    def red_posts(self) -> tuple[PostPresence, ...]:
        """Posts with nobody behind them."""
        return tuple(one for one in self.posts if one.is_red)

    @property
    def is_red(self) -> bool:
        """A post has nobody behind it, or people belong here and nobody is here."""
        return bool(self.red_posts) or bool(self.people and not self.here)


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence:
    """A hall, a unit or a window at one moment; `windows` are its places in the order of the tree."""

    place: Node
    at: datetime
    windows: tuple[PlacePresence, ...]

    @property
    def red_posts(self) -> tuple[PostPresence, ...]:
        """Posts with nobody behind them."""
        return tuple(post for window in self.windows for post in window.red_posts)

    @property
    def away_people(self) -> tuple[PersonPresence, ...]:
        """Who is somewhere else."""
        return tuple(one for window in self.windows for one in window.away)

    @property
    def overdue(self) -> tuple[PersonPresence, ...]:
        """Who was to be back by now."""
        return tuple(one for window in self.windows for one in window.people if one.is_overdue)


def presence_of(place: Node, *, at: datetime, shown_only: bool = True) -> Presence:
    """Who is where at and below a window, a unit or a hall: the same few statements however large it is.

    With `shown_only` (the public, the hall screen) people who are not shown to the public do not appear by name;
    they still cover their posts.
    """
    day = timezone.localdate(at)
    here = below((place.path,), site=True)
    nodes = list(Node.objects.open_on(day).filter(here).in_tree_order())
    posts = list(_posts(place, day))
    deputies = list(Deputy.objects.on(day).filter(post__in=posts))
    serving = Staff.objects.serving_on(day).defer("mobile").select_related("node")  # nobody's number is opened here
    everyone = list(serving.filter(here).order_by("badge_number"))
    holding = _holding(posts, deputies, day)
    hand_overs = _hand_overs(posts, day)
    behind = _standing_behind(posts, deputies, holding, hand_overs)
    known = _presences(_all_people(everyone, holding, behind, day), at=at)
    rows: dict[int, list[PostPresence]] = defaultdict(list)
    for post in posts:
        holders = _chosen(holding.get(post.pk, ()), known)
        stand_ins = _chosen(behind[post.pk], known)
        rows[post.node_id].append(
            PostPresence(
                post=post,
                holders=_named(holders, shown_only=shown_only),
                deputies=_named(stand_ins, shown_only=shown_only),
                cover=cover_of(
                    holders_here=[one.is_here for one in holders], deputies_here=[one.is_here for one in stand_ins]
                ),
                hand_over=hand_overs.get(post.pk),
            )
        )
    people: dict[int, list[PersonPresence]] = defaultdict(list)
    for person in everyone:
        if person.is_shown or not shown_only:
            people[person.node_id].append(known[person.pk])
    windows = [
        PlacePresence(node=node, posts=tuple(rows[node.pk]), people=tuple(people[node.pk]))
        for node in nodes
        if node.kind == NodeKind.WINDOW or rows[node.pk] or people[node.pk]
    ]
    return Presence(place=place, at=at, windows=tuple(windows))


def posts_at(node: Node, *, at: datetime) -> tuple[PostPresence, ...]:
    """The posts of this very place, with everybody's name: for those who keep the staff."""
    shown = presence_of(node, at=at, shown_only=False).windows
    return next((one.posts for one in shown if one.node.pk == node.pk), ())


def where_is(staff: Iterable[Staff], *, at: datetime) -> Mapping[int, PersonPresence]:
    """Where these people are, by their key; their nodes are fetched along."""
    return _presences(list(staff), at=at)


def _posts(place: Node, day: date) -> QuerySet[Post]:
    closed = Q(node__closed_on=None) | Q(node__closed_on__gt=day)
    posts = Post.objects.kept_on(day).filter(below((place.path,), site=True, prefix="node__"), closed)
    return posts.select_related("node").order_by("node__sort_path", "-is_head", "id")


def _holding(posts: Sequence[Post], deputies: Sequence[Deputy], day: date) -> dict[int, list[int]]:
    """Who holds these posts and their deputy posts, by post."""
    wanted = {post.pk for post in posts} | {one.deputy_post_id for one in deputies if one.deputy_post_id}
    serving = Q(staff__left_on=None) | Q(staff__left_on__gt=day)
    found: dict[int, list[int]] = defaultdict(list)
    rows = Tenure.objects.on(day).filter(serving, post__in=wanted).order_by("id")
    for post, staff in rows.values_list("post_id", "staff_id"):
        found[post].append(staff)
    return found


def _standing_behind(
    posts: Sequence[Post],
    deputies: Sequence[Deputy],
    holding: Mapping[int, Sequence[int]],
    hand_overs: Mapping[int, HandOver],
) -> dict[int, list[int]]:
    """Who stands behind each post: first who took it on these days, then the named deputy, nobody twice."""
    found: dict[int, list[int]] = {post.pk: [] for post in posts}
    for pk, row in hand_overs.items():
        if row.state == HandOverState.ACCEPTED:
            found[pk].append(row.taker_id)
    for one in deputies:
        named = holding.get(one.deputy_post_id, ()) if one.deputy_post_id else (one.deputy_staff_id or 0,)
        found[one.post_id] += [pk for pk in named if pk not in found[one.post_id]]
    return found


def _all_people(
    everyone: Sequence[Staff], holding: Mapping[int, Sequence[int]], behind: Mapping[int, Sequence[int]], day: date
) -> list[Staff]:
    """Those of the place, and those who hold its posts or stand in from elsewhere."""
    wanted = {pk for people in (*holding.values(), *behind.values()) for pk in people}
    wanted -= {person.pk for person in everyone}
    serving = Staff.objects.serving_on(day).defer("mobile").select_related("node")
    others = serving.filter(pk__in=wanted) if wanted else ()
    return [*everyone, *others]


def _presences(staff: Sequence[Staff], *, at: datetime) -> dict[int, PersonPresence]:
    rows = {row.staff_id: row for row in Whereabouts.objects.at(at).filter(staff__in=staff)}
    return {person.pk: _presence(person, rows.get(person.pk), at=at) for person in staff}


def _presence(person: Staff, row: Whereabouts | None, *, at: datetime) -> PersonPresence:
    where = Where(row.where) if row else Where.AT_POST
    until = row.until_at if row else None
    return PersonPresence(
        staff=person,
        where=where,
        since=row.from_at if row else None,
        until_at=until,
        is_overdue=is_overdue(is_away=where != Where.AT_POST, until_at=until, now=at),
    )


def _chosen(keys: Iterable[int], known: Mapping[int, PersonPresence]) -> tuple[PersonPresence, ...]:
    return tuple(known[key] for key in keys if key in known)


def _named(people: tuple[PersonPresence, ...], *, shown_only: bool) -> tuple[PersonPresence, ...]:
    return tuple(one for one in people if one.staff.is_shown or not shown_only)


def _hand_overs(posts: Sequence[Post], day: date) -> dict[int, HandOver]:
    """The open hand-over of each post that covers this day."""
    rows = HandOver.objects.filter(
        post__in=posts,
        state__in=[HandOverState.WAITING, HandOverState.ACCEPTED],
        from_on__lte=day,
        until_on__gte=day,
    )
    return {row.post_id: row for row in rows.select_related("giver__node", "taker__node").order_by("id")}
