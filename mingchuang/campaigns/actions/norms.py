"""Sets of norms as living data: added, worded anew, put in order, marked as questions, taken out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from mingchuang.campaigns.facts import (
    NormLinesAdded,
    NormMarked,
    NormMoved,
    NormRetired,
    NormReworded,
    NormSetAdded,
    NormSetChanged,
)
from mingchuang.campaigns.models import Campaign, NormLine, NormSet
from mingchuang.campaigns.permissions import CampaignsPermission as P
from mingchuang.campaigns.rules.norms import check_lines, check_set_name, next_to
from mingchuang.foundation.access import Actor, covers
from mingchuang.foundation.journal.facts import Fact
from mingchuang.foundation.journal.recording import record


@dataclass(frozen=True, slots=True, kw_only=True)
class NormWording:
    """One norm, and for whom it is a question."""

    text_zh: str
    text_en: str = ""
    is_checkable: bool = True
    is_self_check: bool = False


@transaction.atomic
def add_norm_set(
    *,
    actor: Actor,
    campaign_id: int,
    name_zh: str,
    name_en: str,
    kind: str,
    lines: Sequence[str],
    at: datetime,
) -> NormSet:
    """Add a set of one's own to a campaign, with its first norms."""
    campaign = Campaign.objects.select_for_update(of=("self",)).get(pk=campaign_id)
    actor.require(P.CAMPAIGN_EDIT, within=covers(campaign))
    names = set(campaign.norm_sets.filter(task=None).values_list("name_zh", flat=True))
    name = check_set_name(name_zh, taken=names)
    last = campaign.norm_sets.aggregate(last=Max("ordinal"))["last"] or 0
    found = NormSet.objects.create(
        campaign=campaign, ordinal=last + 1, name_zh=name, name_en=name_en.strip(), kind=kind
    )
    _record(NormSetAdded(name=name), actor=actor, norm_set=found, at=at)
    if lines:
        add_norm_lines(actor=actor, norm_set_id=found.pk, lines=lines, at=at)
    return found


@transaction.atomic
def change_norm_set(*, actor: Actor, norm_set_id: int, name_zh: str, name_en: str, kind: str, at: datetime) -> NormSet:
    """Call a set otherwise."""
    found = _locked(actor, norm_set_id)
    others = found.campaign.norm_sets.filter(task=found.task_id).exclude(pk=found.pk)
    name = check_set_name(name_zh, taken=set(others.values_list("name_zh", flat=True)))
    before, found.name_zh, found.name_en, found.kind = found.name_zh, name, name_en.strip(), kind
    found.save(update_fields=["name_zh", "name_en", "kind"])
    _record(NormSetChanged(before=before, after=name), actor=actor, norm_set=found, at=at)
    return found


@transaction.atomic
def add_norm_lines(*, actor: Actor, norm_set_id: int, lines: Sequence[str], at: datetime) -> list[NormLine]:
    """Add norms at the end of a set."""
    found = _locked(actor, norm_set_id)
    known = set(found.lines.standing().values_list("text_zh", flat=True))
    texts = check_lines(lines, known=known)
    last = found.lines.aggregate(last=Max("ordinal"))["last"] or 0
    made = NormLine.objects.bulk_create(
        [NormLine(norm_set=found, ordinal=place, text_zh=text) for place, text in enumerate(texts, last + 1)]
    )
    _record(NormLinesAdded(after="；".join(texts)), actor=actor, norm_set=found, at=at)
    return made


@transaction.atomic
def change_norm_line(*, actor: Actor, line_id: int, wording: NormWording, at: datetime) -> NormLine:
    """Word a norm anew, or mark it as a question; the journal keeps what it said before."""
    line, found = _line(actor, line_id)
    others = found.lines.standing().exclude(pk=line.pk)
    (text,) = check_lines([wording.text_zh], known=set(others.values_list("text_zh", flat=True)))
    before = (line.text_zh, line.text_en)
    marks = (line.is_checkable, line.is_self_check)
    line.text_zh, line.text_en = text, wording.text_en.strip()
    line.is_checkable, line.is_self_check = wording.is_checkable, wording.is_self_check
    line.save(update_fields=["text_zh", "text_en", "is_checkable", "is_self_check"])
    if before != (line.text_zh, line.text_en):
        _record(NormReworded(before=before[0], after=text), actor=actor, norm_set=found, at=at)
    if marks != (line.is_checkable, line.is_self_check):
        fact = NormMarked(after=text, is_checkable=line.is_checkable, is_self_check=line.is_self_check)
        _record(fact, actor=actor, norm_set=found, at=at)
    return line


@transaction.atomic
def move_norm_set(*, actor: Actor, norm_set_id: int, is_up: bool, at: datetime) -> NormSet:
    """Change places with the set before or behind; the first and the last stay."""
    found = _locked(actor, norm_set_id)
    rows = list(found.campaign.norm_sets.order_by("ordinal"))
    other = next_to(rows, found, is_up=is_up)
    if other is not None:
        here, there = found.ordinal, other.ordinal
        NormSet.objects.filter(pk=other.pk).update(ordinal=_spare(rows))
        NormSet.objects.filter(pk=found.pk).update(ordinal=there)
        NormSet.objects.filter(pk=other.pk).update(ordinal=here)
        _record(NormMoved(after=found.name_zh), actor=actor, norm_set=found, at=at)
    return found


@transaction.atomic
def move_norm_line(*, actor: Actor, line_id: int, is_up: bool, at: datetime) -> NormLine:
    """Change places with the norm before or behind; the first and the last stay."""
    line, found = _line(actor, line_id)
    other = next_to(list(found.lines.standing().order_by("ordinal")), line, is_up=is_up)
    if other is not None:
        here, there = line.ordinal, other.ordinal
        NormLine.objects.filter(pk=other.pk).update(ordinal=_spare(found.lines.all()))
        NormLine.objects.filter(pk=line.pk).update(ordinal=there)
        NormLine.objects.filter(pk=other.pk).update(ordinal=here)
        _record(NormMoved(after=line.text_zh), actor=actor, norm_set=found, at=at)
    return line


@transaction.atomic
def retire_norm_line(*, actor: Actor, line_id: int, at: datetime) -> NormLine:
    """Take a norm out; the row stays for what was checked by it."""
    line, found = _line(actor, line_id)
    line.retired_at = at
    line.save(update_fields=["retired_at"])
    _record(NormRetired(before=line.text_zh), actor=actor, norm_set=found, at=at)
    return line


def _spare(rows: Iterable[NormSet | NormLine]) -> int:
    """A place that nobody has, for the moment of changing places."""
    return max(one.ordinal for one in rows) + 1


def _locked(actor: Actor, norm_set_id: int) -> NormSet:
    found = NormSet.objects.select_related("campaign").select_for_update(of=("self",)).get(pk=norm_set_id)
    actor.require(P.CAMPAIGN_EDIT, within=covers(found.campaign))
    return found


def _line(actor: Actor, line_id: int) -> tuple[NormLine, NormSet]:
    line = NormLine.objects.standing().select_for_update(of=("self",)).get(pk=line_id)
    return line, _locked(actor, line.norm_set_id)


def _record(fact: Fact, *, actor: Actor, norm_set: NormSet, at: datetime) -> None:
    record(fact, actor=actor, subject=norm_set, path=norm_set.campaign.path, at=at)
