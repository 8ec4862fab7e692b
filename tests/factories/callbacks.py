"""Call-backs for tests, planned through the product's own acts."""

from datetime import datetime, timedelta

from mingchuang.callbacks.actions import draw_week, issue_card, plan_call, set_call_rule
from mingchuang.callbacks.enums import Said
from mingchuang.callbacks.models import CallBack, Draw
from mingchuang.callbacks.queries import Callee, CallSource, register_source
from mingchuang.callbacks.rules.calling import Answers
from mingchuang.following.actions import answer_matter, close_matter
from mingchuang.following.models import Matter
from mingchuang.foundation.access import Actor
from tests.cast import NOON, Cast
from tests.factories.following import make_matter

KIND = "tests.thing"
PHONE = "13800001234"
LAST_WEEK = NOON.date() - timedelta(days=NOON.weekday() + 7)
YES = Answers(said=(Said.YES, Said.YES, Said.YES))
NO = Answers(said=(Said.YES, Said.NO, Said.NO), words="跑了三趟还没办成")


def finished_matter(cast: Cast, *, at: datetime = NOON - timedelta(days=6)) -> Matter:
    """A matter that was done and closed."""
    matter = make_matter(cast.window, owner=cast.lin.staff, at=at, kind=KIND)
    answer_matter(actor=cast.lin.actor, matter_id=matter.pk, at=at)
    return close_matter(actor=Actor.system(), matter_id=matter.pk, close_permission="", at=at)


def make_call(cast: Cast, *, phone: str = PHONE, at: datetime = NOON) -> CallBack:
    """A call that waits, about a matter done last week."""
    return plan_call(actor=Actor.system(), matter=finished_matter(cast), phone=phone, name="王小明", at=at)


def make_card(cast: Cast) -> CallBack:
    """A card that is out."""
    return issue_card(actor=Actor.system(), matter=finished_matter(cast), at=NOON)


def register_kind(*, without: frozenset[int] = frozenset(), unhappy: frozenset[int] = frozenset()) -> None:
    """The tests' own kind of matter can be called back, but for those without a number."""

    def find(ids: object) -> dict[int, Callee]:
        assert isinstance(ids, list)
        return {pk: Callee(phone=PHONE, is_dissatisfied=pk in unhappy) for pk in ids if pk not in without}

    register_source(CallSource(kind=KIND, label="测试事项", find=find))


def make_draw(cast: Cast, *, seed: str = "2026-03-02") -> Draw:
    """The draw of last week, from one finished matter."""
    register_kind()
    finished_matter(cast)
    rule = set_call_rule(actor=cast.chen.actor, region=cast.county, kind=KIND, share=100, at=NOON)
    return draw_week(actor=Actor.system(), rule=rule, week=LAST_WEEK, seed=seed, at=NOON)
