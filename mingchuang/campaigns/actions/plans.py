"""Taking a plan document in, and correcting the drafts read from it."""

import hashlib
from collections.abc import Mapping
from datetime import datetime
from pathlib import PurePath
from typing import Any

from django.db import transaction

from mingchuang.campaigns.enums import DraftPart, DraftState
from mingchuang.campaigns.facts import DraftCorrected, DraftDropped, DraftTakenUp, PlanUploaded, SpotLookedAt
from mingchuang.campaigns.models import PlanDraft, PlanFile
from mingchuang.campaigns.permissions import CampaignsPermission as P
from mingchuang.campaigns.rules import draft as rules
from mingchuang.campaigns.rules.document import PlanRefused, check_ending, check_worth, document_kind, kept_name
from mingchuang.campaigns.rules.spots import looked_at, spots_of
from mingchuang.foundation.access import Actor, covers
from mingchuang.foundation.attachments.storing import checked_type, keep_file
from mingchuang.foundation.journal.recording import record
from mingchuang.organisations.models import Node
from mingchuang.plans import UnreadableDocument, parse_bytes
from mingchuang.plans.mapped import SourceMap

LONGEST_RAW = 60


@transaction.atomic
def upload_plan(*, actor: Actor, node: Node, data: bytes, name: str, at: datetime) -> PlanFile:
    """Read a plan document and keep it with a draft for each document inside. The same file again is the same row.

    A file that cannot be read is refused and leaves nothing behind, so it is read before it is stored.
    """
    Node.objects.select_for_update(of=("self",)).get(pk=node.pk)  # two uploads of one file at once make one row
    actor.require(P.PLAN_EDIT, within=covers(node))
    digest = hashlib.sha256(data).hexdigest()
    known = PlanFile.objects.filter(node=node, digest=digest).first()
    if known is not None:
        return known
    check_ending(PurePath(name).suffix.lower())
    kept = kept_name(name)
    checked_type(data, ending=PurePath(kept).suffix.lower(), largest_mb=20)
    parsed = parsed_file(data, name)
    check_worth((document["kind"], document["is_plan"]) for document in parsed["plans"])
    attachment = keep_file(data, name=kept, actor=actor, path=node.path, at=at)
    plan_file = PlanFile.objects.create(
        attachment=attachment,
        digest=digest,
        node=node,
        path=node.path,
        uploaded_by=actor.label,
        uploaded_at=at,
        source=parsed["source"],
    )
    PlanDraft.objects.bulk_create(_draft(plan_file, ordinal, one) for ordinal, one in enumerate(parsed["plans"], 1))
    plans = sum(bool(document["is_plan"]) for document in parsed["plans"])
    fact = PlanUploaded(file_name=attachment.name, documents=len(parsed["plans"]), plans=plans)
    record(fact, actor=actor, subject=plan_file, path=node.path, at=at)
    return plan_file


def parsed_file(data: bytes, name: str) -> dict[str, Any]:
    """What the importer makes of a file, each repair with its raw words; refused with a sentence."""
    try:
        parsed = parse_bytes(data, name)
    except UnreadableDocument as fault:
        raise PlanRefused(fault.text, **fault.values) from None
    found = parsed.to_json()
    for plan, document in zip(found["plans"], parsed.plans, strict=True):
        for repair in plan["repairs"]:
            places = repair.get("places") or []
            repair["raws"] = [_raw(parsed.raw_text, document.source_map, *place) for place in places]
    return found


def _raw(text: str, source_map: SourceMap, start: int, end: int) -> str:
    """What the file has where this stands in the cleaned text; repairs told together tell only of the first."""
    before = source_map.raw_offset(start - 1) + 1 if start else 0
    return text[before : source_map.raw_offset(end)][:LONGEST_RAW]


def _draft(plan_file: PlanFile, ordinal: int, data: dict[str, Any]) -> PlanDraft:
    return PlanDraft(
        plan_file=plan_file,
        ordinal=ordinal,
        path=plan_file.path,
        kind=document_kind(data["kind"]),
        is_plan=bool(data["is_plan"]),
        data=data,
    )


@transaction.atomic
def correct_header(*, actor: Actor, draft_id: int, revision: int, values: Mapping[str, Any], at: datetime) -> PlanDraft:
    """Correct fields of the draft as a whole."""
    draft = _open_draft(actor, draft_id, revision)
    return _corrected(actor, draft, rules.with_header(draft.draft, values), "header", at)


@transaction.atomic
def correct_row(
    *,
    actor: Actor,
    draft_id: int,
    revision: int,
    part: DraftPart,
    index: int,
    values: Mapping[str, Any],
    at: datetime,
) -> PlanDraft:
    """Correct one phase, task, norm set, measure or goal."""
    draft = _open_draft(actor, draft_id, revision)
    return _corrected(actor, draft, rules.with_row(draft.draft, part, index, values), part.value, at)


@transaction.atomic
def add_row(
    *, actor: Actor, draft_id: int, revision: int, part: DraftPart, values: Mapping[str, Any], at: datetime
) -> PlanDraft:
    """Add what the importer missed."""
    draft = _open_draft(actor, draft_id, revision)
    return _corrected(actor, draft, rules.with_row_added(draft.draft, part, values), part.value, at)


@transaction.atomic
def drop_row(*, actor: Actor, draft_id: int, revision: int, part: DraftPart, index: int, at: datetime) -> PlanDraft:
    """Drop what is none."""
    draft = _open_draft(actor, draft_id, revision)
    return _corrected(actor, draft, rules.without_row(draft.draft, part, index), part.value, at)


@transaction.atomic
def look_at_spot(*, actor: Actor, draft_id: int, key: str, seen: bool, at: datetime) -> PlanDraft:
    """Tick one flag, doubt or repair as looked at, or take the tick back. Doing it twice is harmless."""
    draft = _locked(actor, draft_id)
    spots = spots_of(draft.data, draft.carried)
    keys = looked_at(draft.looked_at, spots=spots, key=key, seen=seen)
    if keys == draft.looked_at:
        return draft
    draft.looked_at = keys
    draft.save(update_fields=["looked_at"])
    fact = SpotLookedAt(spot=key, seen=seen, done=len(keys), total=len(spots))
    record(fact, actor=actor, subject=draft, path=draft.path, at=at)
    return draft


@transaction.atomic
def drop_draft(*, actor: Actor, draft_id: int, at: datetime) -> PlanDraft:
    """Make no campaign of this draft. Doing it twice is harmless."""
    draft = _locked(actor, draft_id)
    if draft.state == DraftState.DROPPED:
        return draft
    rules.check_open(state=draft.state, is_plan=draft.is_plan)
    draft.state = DraftState.DROPPED
    draft.save(update_fields=["state"])
    record(DraftDropped(), actor=actor, subject=draft, path=draft.path, at=at)
    return draft


@transaction.atomic
def take_up_draft(*, actor: Actor, draft_id: int, at: datetime) -> PlanDraft:
    """Work on a dropped draft again. Doing it twice is harmless."""
    draft = _locked(actor, draft_id)
    if draft.state != DraftState.DROPPED:
        return draft
    draft.state = DraftState.DRAFT
    draft.save(update_fields=["state"])
    record(DraftTakenUp(), actor=actor, subject=draft, path=draft.path, at=at)
    return draft


def _locked(actor: Actor, draft_id: int) -> PlanDraft:
    draft = PlanDraft.objects.select_for_update(of=("self",)).get(pk=draft_id)
    actor.require(P.PLAN_EDIT, within=covers(draft))
    return draft


def _open_draft(actor: Actor, draft_id: int, revision: int) -> PlanDraft:
    draft = _locked(actor, draft_id)
    rules.check_open(state=draft.state, is_plan=draft.is_plan)
    rules.check_revision(seen=revision, now=draft.revision)
    return draft


def _corrected(actor: Actor, draft: PlanDraft, corrected: dict[str, Any], part: str, at: datetime) -> PlanDraft:
    draft.corrected = corrected
    draft.revision += 1
    draft.save(update_fields=["corrected", "revision"])
    record(DraftCorrected(part=part), actor=actor, subject=draft, path=draft.path, at=at)
    return draft
