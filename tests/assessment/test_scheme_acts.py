"""Marking schemes: drafted from the standard, changed as a draft, put in force, never edited afterwards."""

from decimal import Decimal
from typing import Any

import pytest

from mingchuang.assessment.actions.scheme import change_indicator, put_in_force, start_scheme
from mingchuang.assessment.models import Scheme
from mingchuang.assessment.queries.scheme import kinds_to_score, scheme_content, scheme_in_force
from mingchuang.assessment.rules.scheme import SchemeRefused
from mingchuang.campaigns.models import Campaign
from mingchuang.foundation.access import NotAllowed
from mingchuang.foundation.journal.models import Entry
from tests.cast import NOON, Cast

pytestmark = pytest.mark.django_db
MARKS: dict[str, Any] = {
    "weight": Decimal(30),
    "full_mark": Decimal(20),
    "zero_mark": Decimal(400),
    "least_count": 50,
    "is_sampled": True,
}


def _draft(cast: Cast, campaign: Campaign) -> Scheme:
    return start_scheme(actor=cast.chen.actor, campaign=campaign, unit_kind="unit", at=NOON)


def test_the_standard_scheme_has_five_indicators_that_make_a_hundred(cast: Cast, campaign: Campaign) -> None:
    draft = _draft(cast, campaign)

    weights = list(draft.indicators.values_list("weight", flat=True))
    assert len(weights) == 5
    assert sum(weights) == 100
    assert draft.deductions.count() == 3
    assert draft.vetoes.count() == 1


def test_a_draft_counts_only_once_it_is_in_force(cast: Cast, campaign: Campaign) -> None:
    draft = _draft(cast, campaign)
    assert scheme_in_force(campaign.pk) is None

    put_in_force(actor=cast.chen.actor, scheme=draft, at=NOON)

    assert scheme_in_force(campaign.pk) == draft
    kinds = Entry.objects.about(draft).values_list("kind", flat=True)
    assert list(kinds) == ["assessment.scheme_started", "assessment.scheme_in_force"]


def test_an_indicator_of_a_draft_can_be_changed_and_the_journal_keeps_both(cast: Cast, campaign: Campaign) -> None:
    draft = _draft(cast, campaign)

    change_indicator(actor=cast.chen.actor, indicator=draft.indicators.get(key="bad-per-10000"), at=NOON, **MARKS)

    entry = Entry.objects.about(draft).get(kind="assessment.indicator_changed")
    assert entry.data["before"]["zero_mark"] == "600.00"
    assert entry.data["after"]["zero_mark"] == "400"


def test_a_scheme_in_force_is_not_edited(cast: Cast, scheme: Scheme) -> None:
    with pytest.raises(SchemeRefused, match="已经执行"):
        change_indicator(actor=cast.chen.actor, indicator=scheme.indicators.get(key="bad-per-10000"), at=NOON, **MARKS)


def test_a_new_version_copies_the_one_in_force_and_replaces_it(cast: Cast, campaign: Campaign, scheme: Scheme) -> None:
    draft = _draft(cast, campaign)
    assert scheme_content(draft) == scheme_content(scheme)

    put_in_force(actor=cast.chen.actor, scheme=draft, at=NOON)

    scheme.refresh_from_db()
    assert (scheme.state, draft.version) == ("replaced", 2)


def test_there_is_one_draft_at_a_time(cast: Cast, campaign: Campaign) -> None:
    _draft(cast, campaign)

    with pytest.raises(SchemeRefused, match="已有一版草稿"):
        _draft(cast, campaign)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        pytest.param({"full_mark": Decimal(500)}, "“好”的一边", id="the full mark lies on the worse side"),
        pytest.param({"full_mark": Decimal(400)}, "不能相同", id="both marks are the same"),
    ],
)
def test_marks_are_refused_when(cast: Cast, campaign: Campaign, changed: dict[str, Any], message: str) -> None:
    indicator = _draft(cast, campaign).indicators.get(key="bad-per-10000")

    with pytest.raises(SchemeRefused, match=message):
        change_indicator(actor=cast.chen.actor, indicator=indicator, at=NOON, **MARKS | changed)


def test_weights_that_do_not_make_a_hundred_are_not_put_in_force(cast: Cast, campaign: Campaign) -> None:
    draft = _draft(cast, campaign)
    indicator = draft.indicators.get(key="bad-per-10000")
    change_indicator(actor=cast.chen.actor, indicator=indicator, at=NOON, **MARKS | {"weight": Decimal(31)})

    with pytest.raises(SchemeRefused, match="现为 101 分"):
        put_in_force(actor=cast.chen.actor, scheme=draft, at=NOON)


def test_fewer_than_five_indicators_are_not_put_in_force(cast: Cast, campaign: Campaign) -> None:
    draft = _draft(cast, campaign)
    draft.indicators.filter(key="bad-per-10000").delete()

    with pytest.raises(SchemeRefused, match="至少要有 5 项"):
        put_in_force(actor=cast.chen.actor, scheme=draft, at=NOON)


def test_the_neighbouring_office_writes_no_scheme_here(cast: Cast, campaign: Campaign) -> None:
    with pytest.raises(NotAllowed):
        start_scheme(actor=cast.neighbour_office.actor, campaign=campaign, unit_kind="unit", at=NOON)


def test_what_may_be_scored_is_what_stands_below(cast: Cast) -> None:
    assert kinds_to_score(cast.county) == ["unit", "party_branch", "window"]
    assert kinds_to_score(cast.bureau) == ["party_branch", "window"]
