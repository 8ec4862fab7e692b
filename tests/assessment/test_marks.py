"""Deductions and vetoes that somebody decides."""

from datetime import date
from typing import Any

import pytest

from mingchuang.assessment.actions.mark import enter_mark, withdraw_mark
from mingchuang.assessment.models import Scheme
from mingchuang.assessment.rules.mark import MarkRefused
from mingchuang.foundation.access import NotAllowed
from mingchuang.foundation.journal.models import Entry
from tests.cast import NOON, Cast
from tests.factories.assessment import TODAY, Records, make_run

pytestmark = pytest.mark.django_db


def _given(cast: Cast, scheme: Scheme, **changed: Any) -> dict[str, Any]:
    given = {"campaign": scheme.campaign, "node": cast.bureau, "kind": "deduction", "key": "manners", "count": 1}
    return given | {"happened_on": TODAY, "reason": "督查单 12 号", "at": NOON, "actor": cast.chen.actor} | changed


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        pytest.param({"key": "unheard-of"}, "没有这一项", id="the scheme does not know it"),
        pytest.param({"kind": "veto"}, "没有这一项", id="it is no veto"),
        pytest.param({"happened_on": date(2026, 3, 12)}, "不能晚于今天", id="it has not happened yet"),
        pytest.param({"reason": " "}, "写明事由", id="nobody says why"),
    ],
)
def test_an_entry_is_refused_when(cast: Cast, scheme: Scheme, changed: dict[str, Any], message: str) -> None:
    with pytest.raises(MarkRefused, match=message):
        enter_mark(**_given(cast, scheme, **changed))


def test_a_unit_elsewhere_is_not_marked(cast: Cast, scheme: Scheme) -> None:
    with pytest.raises(MarkRefused, match="不在执行中的考核方案之内"):
        enter_mark(**_given(cast, scheme, node=cast.neighbour_county))


def test_only_the_office_enters(cast: Cast, scheme: Scheme) -> None:
    with pytest.raises(NotAllowed):
        enter_mark(**_given(cast, scheme, actor=cast.zheng.actor))


def test_a_withdrawn_entry_stays_on_record_and_no_longer_counts(cast: Cast, scheme: Scheme, told: Records) -> None:
    mark = enter_mark(**_given(cast, scheme))

    withdraw_mark(actor=cast.chen.actor, mark=mark, reason="复核认为不实", at=NOON)

    run = make_run(cast, scheme)
    assert run.lines.get(node=cast.bureau, key="manners").numerator == 0
    kinds = Entry.objects.about(mark).values_list("kind", flat=True)
    assert list(kinds) == ["assessment.mark_entered", "assessment.mark_withdrawn"]


@pytest.mark.parametrize(("reason", "again", "message"), [("", False, "写明撤销原因"), ("不实", True, "已经撤销")])
def test_a_withdrawal_is_refused_when(*, cast: Cast, scheme: Scheme, reason: str, again: bool, message: str) -> None:
    mark = enter_mark(**_given(cast, scheme))
    if again:
        withdraw_mark(actor=cast.chen.actor, mark=mark, reason="不实", at=NOON)

    with pytest.raises(MarkRefused, match=message):
        withdraw_mark(actor=cast.chen.actor, mark=mark, reason=reason, at=NOON)
