"""Until somebody takes it on, the giver answers for it; what nobody takes on comes back, visibly."""

from datetime import datetime, timedelta

import pytest
import time_machine

from mingchuang.following.actions import (
    accept_hand_over,
    answer_matter,
    offer_hand_over,
    refuse_hand_over,
)
from mingchuang.following.enums import HandOverState
from mingchuang.following.models import HandOver, Matter
from mingchuang.following.queries import hand_overs_of, hand_overs_waiting_for
from mingchuang.following.rules import HandOverRefused
from mingchuang.following.tasks import sweep
from mingchuang.foundation.journal.models import Entry
from mingchuang.organisations.actions.presence import set_whereabouts
from mingchuang.organisations.enums import Where
from mingchuang.organisations.models import Deputy, Staff, Tenure
from tests.cast import NOON, Cast
from tests.factories.following import make_matter

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def offer(cast: Cast, matter: Matter, *, to: Staff | None = None, at: datetime = NOON) -> HandOver:
    return offer_hand_over(
        actor=cast.lin.actor, matter_id=matter.pk, to_node=cast.other_bureau, to_staff=to, reason="属社保业务", at=at
    )


def last_of(matter: Matter) -> str:
    return Entry.objects.about(matter).values_list("kind", flat=True).last() or ""


def test_it_is_the_takers_only_once_it_was_taken_on(cast: Cast) -> None:
    matter = make_matter(cast.bureau, owner=cast.lin.staff)
    due_at = matter.clock.due_at

    row = offer(cast, matter)
    matter.refresh_from_db()
    assert (matter.owner_node, matter.owner) == (cast.bureau, cast.lin.staff)
    assert list(hand_overs_waiting_for(cast.neighbour_head.actor)) == [row]
    assert not hand_overs_waiting_for(cast.zhou.actor)

    accept_hand_over(actor=cast.neighbour_head.actor, hand_over_id=row.pk, at=NOON + HOUR)

    matter.refresh_from_db()
    assert (matter.owner_node, matter.owner) == (cast.other_bureau, cast.neighbour_head.staff)
    assert matter.path == cast.other_bureau.path
    assert matter.clock.due_at == due_at  # a hand-over buys no time
    assert last_of(matter) == "following.hand_over_accepted"


def test_the_head_of_the_unit_takes_on_for_a_window_and_leaves_it_to_the_window(cast: Cast) -> None:
    matter = make_matter(cast.bureau, owner=cast.zhou.staff)
    giver = cast.zhou.actor
    row = offer_hand_over(
        actor=giver, matter_id=matter.pk, to_node=cast.window, to_staff=None, reason="归窗口", at=NOON
    )
    assert list(hand_overs_waiting_for(cast.zhou.actor)) == [row]
    assert not hand_overs_waiting_for(cast.chen.actor)  # the office of the region has no part in it

    accept_hand_over(actor=cast.zhou.actor, hand_over_id=row.pk, at=NOON + HOUR)

    matter.refresh_from_db()
    assert (matter.owner_node, matter.owner) == (cast.window, None)


def test_it_is_sent_back_with_a_reason_and_counted(cast: Cast) -> None:
    matter = make_matter(cast.bureau)
    row = offer(cast, matter)
    with pytest.raises(HandOverRefused, match="不是移交给您的"):
        refuse_hand_over(actor=cast.zhou.actor, hand_over_id=row.pk, reason="不归我管", at=NOON)
    with pytest.raises(HandOverRefused, match="为什么不接收"):
        refuse_hand_over(actor=cast.neighbour_head.actor, hand_over_id=row.pk, reason="", at=NOON)

    refuse_hand_over(actor=cast.neighbour_head.actor, hand_over_id=row.pk, reason="属民政职责", at=NOON + HOUR)

    matter.refresh_from_db()
    assert (matter.owner_node, matter.handed_back_count) == (cast.bureau, 1)
    with pytest.raises(HandOverRefused, match="处理过"):
        accept_hand_over(actor=cast.neighbour_head.actor, hand_over_id=row.pk, at=NOON + HOUR)


def test_what_nobody_takes_on_within_its_hours_comes_back_by_itself(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    matter = make_matter(cast.bureau)
    row = offer(cast, matter)  # at noon: four hours of opening later it is five o'clock
    assert row.accept_by == NOON + 5 * HOUR

    sweep()
    row.refresh_from_db()
    assert row.state == HandOverState.WAITING
    with time_machine.travel(NOON + 6 * HOUR, tick=False):
        sweep()
        sweep()

    row.refresh_from_db()
    matter.refresh_from_db()
    assert (row.state, matter.handed_back_count) == (HandOverState.LAPSED, 1)
    entry = Entry.objects.about(matter).last()
    assert entry is not None
    assert (entry.kind, entry.data["times"]) == ("following.hand_over_lapsed", 1)
    assert offer(cast, matter, at=NOON + 7 * HOUR).state == HandOverState.WAITING
    assert [one.state for one in hand_overs_of(matter)] == [HandOverState.LAPSED, HandOverState.WAITING]


def test_one_offer_at_a_time_of_a_running_matter_to_somebody_else(cast: Cast) -> None:
    matter = make_matter(cast.bureau)
    offer(cast, matter)
    with pytest.raises(HandOverRefused, match="正等待接收"):
        offer(cast, matter)

    answer_matter(actor=cast.lin.actor, matter_id=matter.pk, at=NOON)

    assert [row.state for row in hand_overs_of(matter)] == [HandOverState.DROPPED]
    with pytest.raises(HandOverRefused, match="已经办结"):
        offer(cast, matter)
    own = make_matter(cast.other_bureau)
    with pytest.raises(HandOverRefused, match="本来就由接收方"):
        offer(cast, own)


def test_who_is_on_leave_is_not_handed_anything_and_her_deputy_is(cast: Cast) -> None:
    head = cast.neighbour_head.staff
    post = cast.other_bureau.posts.create(title_zh="局长")
    Tenure.objects.create(post=post, staff=head, from_on=NOON.date())
    set_whereabouts(actor=cast.neighbour_head.actor, staff=head, where=Where.LEAVE, until_at=NOON + 30 * HOUR, at=NOON)
    matter = make_matter(cast.bureau)
    with pytest.raises(HandOverRefused, match="预计 2026-03-12 18:00 返回，没有 B 岗代办"):
        offer(cast, matter, to=head)

    deputy = Staff.objects.create(
        node=cast.other_bureau, path=cast.other_bureau.path, name_zh="副局长", badge_number="deputy"
    )
    Deputy.objects.create(post=post, deputy_staff=deputy, from_on=NOON.date())
    row = offer(cast, matter, to=head)

    assert (row.to_staff, row.stands_in_for) == (deputy, head)
    entry = Entry.objects.about(matter).last()
    assert entry is not None
    assert (entry.data["to"], entry.data["stands_in_for"]) == ("清河县人力资源和社会保障局 副局长", "褚局")
