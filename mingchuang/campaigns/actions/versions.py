"""Taking in a newer version of a plan, with the corrections that people made to the earlier one."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from mingchuang.campaigns.actions.plans import drop_draft, parsed_file, upload_plan
from mingchuang.campaigns.enums import DraftState
from mingchuang.campaigns.facts import VersionUploaded
from mingchuang.campaigns.models import PlanDraft, PlanFile
from mingchuang.campaigns.permissions import CampaignsPermission as P
from mingchuang.campaigns.rules import likeness
from mingchuang.campaigns.rules.carrying import carried_over
from mingchuang.campaigns.rules.differences import UpdateRefused
from mingchuang.campaigns.rules.draft import proposed_name
from mingchuang.foundation.access import Actor, covers
from mingchuang.foundation.journal.recording import record


@transaction.atomic
def upload_version(*, actor: Actor, previous_id: int, data: bytes, name: str, at: datetime) -> PlanDraft:
    """Read a newer version of a plan: it replaces a draft that waits, and updates a campaign item by item."""
    previous = PlanDraft.objects.select_related("plan_file__node").select_for_update(of=("self",)).get(pk=previous_id)
    actor.require(P.PLAN_EDIT, within=covers(previous))
    if previous.state == DraftState.DROPPED or not previous.is_plan:
        raise UpdateRefused("这份草稿已舍弃或不是方案，不能上传它的新版。")
    if previous.later.exclude(state=DraftState.DROPPED).exists():
        raise UpdateRefused("这份方案已经有更新的一版，请在那一版上继续。")
    if not any(document["is_plan"] for document in parsed_file(data, name)["plans"]):
        raise UpdateRefused("这份文件里没有活动方案，文件没有保存。")
    newest = PlanFile.objects.order_by("-pk").first()
    plan_file = upload_plan(actor=actor, node=previous.plan_file.node, data=data, name=name, at=at)
    if newest is not None and plan_file.pk <= newest.pk:
        raise UpdateRefused("这份文件以前上传过，内容完全一样。请上传改动后的文件。")
    draft = _meant(previous, list(plan_file.drafts.filter(is_plan=True).order_by("ordinal")))
    draft.previous, draft.updates = previous, previous.campaign or previous.updates
    if previous.corrected is not None:
        found = carried_over(read=previous.data, corrected=previous.corrected, newer=draft.data)
        draft.corrected, draft.carried = found.draft, found.notes
    draft.save(update_fields=["previous", "updates", "corrected", "carried"])
    if previous.state == DraftState.DRAFT:
        drop_draft(actor=actor, draft_id=previous.pk, at=at)
    kept = sum(note["kept"] for note in draft.carried)
    fact = VersionUploaded(previous=previous.pk, kept=kept, not_kept=len(draft.carried) - kept)
    record(fact, actor=actor, subject=draft, path=draft.path, at=at)
    return draft


def _meant(previous: PlanDraft, drafts: Sequence[PlanDraft]) -> PlanDraft:
    """The plan in the newer file that is a version of the earlier one: the likest, else the first."""
    found = likeness.matched([_known_by(previous)], [_known_by(draft) for draft in drafts])
    return drafts[next(iter(found), 0)]


def _known_by(draft: PlanDraft) -> likeness.Row:
    return likeness.Row(title=proposed_name(draft.data), text=str(draft.data.get("preamble") or ""))
