"""Opening the follow-up of a bad rating, with its rectification, in the rating's own transaction."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.utils import timezone

from mingchuang.evaluations.enums import Grade
from mingchuang.evaluations.facts import FollowUpOpened
from mingchuang.evaluations.models import FollowUp, Rating
from mingchuang.evaluations.queries import reason_list, unit_nodes
from mingchuang.evaluations.rules.rating import RatingTerms
from mingchuang.following.actions import MatterOrder, open_matters
from mingchuang.following.models import Matter
from mingchuang.foundation.access import Actor
from mingchuang.foundation.journal.recording import Happening, record_many
from mingchuang.foundation.worktime.limits import Limit
from mingchuang.organisations.models import Node
from mingchuang.rectification.actions import RectificationOrder, open_rectifications
from mingchuang.rectification.enums import SourceKind

MATTER_KIND = "follow_up"
BASIS = "政务服务“好差评”制度"


def open_follow_ups(*, actor: Actor, ratings: Sequence[Rating], terms: Mapping[int, RatingTerms]) -> list[FollowUp]:
    """One follow-up and one rectification for each of these ratings; part of the act that took them in."""
    units = unit_nodes({rating.window_id: rating.window for rating in ratings}.values())
    made: list[FollowUp] = []
    # ratings of one minute share their statements, as those of a live batch do
    for minute in sorted({_minute(rating) for rating in ratings}):
        together = [rating for rating in ratings if _minute(rating) == minute]
        made += _open(actor, together, units, terms, max(_moment(rating) for rating in together))
    return made


def _moment(rating: Rating) -> datetime:
    return rating.changed_at or rating.given_at


def _minute(rating: Rating) -> datetime:
    return _moment(rating).replace(second=0, microsecond=0)


def _open(
    actor: Actor,
    ratings: Sequence[Rating],
    units: Mapping[int, Node],
    terms: Mapping[int, RatingTerms],
    at: datetime,
) -> list[FollowUp]:
    rectifications = open_rectifications(
        actor=actor, orders=[_rectification(rating, units[rating.window_id]) for rating in ratings], at=at
    )
    orders = [_matter(rating, units[rating.window_id], terms[rating.window_id]) for rating in ratings]
    matters = open_matters(actor=actor, orders=orders, at=at)
    rows = FollowUp.objects.bulk_create(
        [
            FollowUp(matter=matter, rating=rating, rectification=record, path=rating.path, site_path=rating.site_path)
            for rating, matter, record in zip(ratings, matters, rectifications, strict=True)
        ]
    )
    record_many([_opened(row, row.matter, actor, at) for row in rows])
    return rows


def problem_of(rating: Rating) -> str:
    """The problem as the ledger tells it: grade and ticked reasons, not the citizen's own words."""
    grade = Grade(rating.grade).label
    ticked = "；".join(reason.label_zh for reason in reason_list(rating.reasons_version).named(rating.reasons))
    return f"群众评价“{grade}”：{ticked}" if ticked else f"群众评价“{grade}”"


def _rectification(rating: Rating, unit: Node) -> RectificationOrder:
    return RectificationOrder(
        source_kind=SourceKind.RATING,
        source_label=f"{rating.window.name_zh}差评",
        problem=problem_of(rating),
        unit=unit,
        place=rating.window,
    )


def _matter(rating: Rating, unit: Node, terms: RatingTerms) -> MatterOrder:
    return MatterOrder(
        kind=MATTER_KIND,
        title_zh=f"{rating.window.name_zh}差评办理",
        title_en=f"Bad rating of {rating.window.name_en}" if rating.window.name_en else "",
        owner_node=unit,
        place=rating.window,
        promise=Limit(count=terms.follow_up_days),
        basis=BASIS,
    )


def _opened(row: FollowUp, matter: Matter, actor: Actor, at: datetime) -> Happening:
    due_on = timezone.localdate(matter.clock.due_at).isoformat()
    fact = FollowUpOpened(number=row.rectification.number, due_on=due_on)
    return Happening(fact=fact, actor=actor, subject=row, path=row.path, at=at)
