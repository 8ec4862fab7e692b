"""One row for every address that needs one, made for the cast's county, through the product's own acts."""

from collections.abc import Callable
from functools import partial
from typing import Any

from mingchuang.campaigns.actions import pass_over_difference
from mingchuang.campaigns.models import Campaign, PlanDraft
from mingchuang.campaigns.queries.standing import update_of
from mingchuang.evaluations.forms.token import LINKS
from mingchuang.foundation.attachments.storing import keep_file
from mingchuang.foundation.work.jobs import order_job, run_job
from mingchuang.organisations.models import RoleGrant
from tests.cast import NOON, Cast
from tests.consistency.sample import Sample
from tests.consistency.serving_rows import SERVED
from tests.factories import feedback
from tests.factories.assessment import make_campaign, make_draft, make_frozen_run, make_mark, make_scheme
from tests.factories.campaigns import (
    PLAN,
    confirmed_campaign,
    make_norm_set,
    newer_version,
    reported_part,
    summarised_campaign,
    uploaded_plan,
)
from tests.factories.catalogue import make_facility, make_item, make_item_file, make_simplification
from tests.factories.evaluations import make_follow_up, make_rating
from tests.factories.organisations import a_mark, handed_over, on_post, with_photo
from tests.factories.pledges import (
    done_deed,
    draft,
    make_cycle,
    make_round,
    make_template,
    make_turn,
    planned_deed,
    published,
    reported,
    reviewed,
)
from tests.factories.publicity import a_hanging, a_playlist, a_point
from tests.factories.rectification import make_rectification

STEPS = ("record", "plan", "submit", "return", "close", "extend", "reopen")


def a_rectification(cast: Cast) -> Sample:
    return Sample(kwargs={"matter_id": make_rectification(cast.bureau).pk})


def an_evidence_file(cast: Cast) -> Sample:
    row = make_rectification(cast.bureau)
    row.evidence.add(keep_file(b"evidence", name="a.txt", actor=cast.zhou.actor, path=row.path, at=NOON))
    return Sample(kwargs={"matter_id": row.pk, "file_id": row.evidence.get().pk})


PLAN_PAGES = ("draft", "edit-header", "edit-details", "confirm-plan", "drop-draft", "take-up-draft")
ROW_PAGES = ("edit-row", "drop-row")
CAMPAIGN_PAGES = (
    "campaign", "source-file", "tasks-sheet", "edit-campaign", "start-campaign", "close-campaign", "adopt-framework",
    "add-task", "plan-paper",
)  # fmt: skip
NORM_PAGES = ("norms", "norms-sheet", "norms-public", "add-norm-set")
SET_PAGES = ("norm-set", "change-norm-set", "move-norm-set", "add-norm-lines")
LINE_PAGES = ("change-norm-line", "move-norm-line", "retire-norm-line")


def a_norm(cast: Cast, page: str) -> Sample:
    norm_set = make_norm_set(cast)
    Campaign.objects.filter(pk=norm_set.campaign_id).update(is_public=True)
    kwargs: dict[str, Any] = {"code": norm_set.campaign.code}
    if page not in NORM_PAGES:
        kwargs["pk"] = norm_set.pk
    if page in LINE_PAGES:
        kwargs["line"] = norm_set.lines.get().pk
    return Sample(kwargs=kwargs)


TASK_PAGES = ("task", "edit-task", "withdraw-task", "report-task")
PART_PAGES = ("accept-task", "return-task")


def a_draft(cast: Cast, **more: Any) -> Sample:
    return Sample(kwargs={"pk": uploaded_plan(cast).pk, "ordinal": 1, **more})


UPDATE_PAGES = ("update", "finish-update")


def a_version(cast: Cast, **more: Any) -> Sample:
    draft = newer_version(cast)
    return Sample(kwargs={"pk": draft.plan_file_id, "ordinal": draft.ordinal, **more})


def an_item_of_a_version(cast: Cast) -> Sample:
    draft = newer_version(cast)
    key = update_of(draft, Campaign.objects.get()).open[0].key
    return Sample(kwargs={"pk": draft.plan_file_id, "ordinal": draft.ordinal, "key": key})


def a_passed_item(cast: Cast) -> Sample:
    sample = an_item_of_a_version(cast)
    draft = PlanDraft.objects.get(plan_file=sample.kwargs["pk"])
    pass_over_difference(actor=cast.chen.actor, draft_id=draft.pk, key=sample.kwargs["key"], at=NOON)
    return sample


def a_task(cast: Cast) -> Sample:
    campaign = confirmed_campaign(cast)
    task = campaign.tasks.get(ordinal=1)
    return Sample(kwargs={"code": campaign.code, "pk": task.pk})


def a_reported_part(cast: Cast) -> Sample:
    part = reported_part(cast)
    return Sample(kwargs={"code": part.task.campaign.code, "pk": part.task_id, "unit": part.pk})


def a_task_file(cast: Cast) -> Sample:
    part = reported_part(cast)
    file = part.reports.get().files.get()
    return Sample(kwargs={"code": part.task.campaign.code, "pk": part.task_id, "file": file.pk})


def a_finished_file(cast: Cast) -> Sample:
    job = order_job(
        "tests.foundation.test_jobs.make_note", title="牌", actor=cast.chen.actor, path=cast.county.path, at=NOON
    )
    run_job(job_id=job.pk)
    return Sample(kwargs={"pk": job.pk})


FOLLOW_UP = ("follow-up", "verify", "mend", "answer", "appeal", "decide-appeal", "return", "close", "reopen")
RECEIPT = ("receipt", "add-words", "change-grade", "rate-mending")


def a_receipt(cast: Cast) -> Sample:
    return Sample(kwargs={"signed": LINKS.make(make_rating(cast.window).receipt, now=NOON)})


def a_rating(cast: Cast) -> Sample:
    return Sample(kwargs={"rating_id": make_rating(cast.window).pk})


def a_follow_up(cast: Cast) -> Sample:
    return Sample(kwargs={"matter_id": make_follow_up(cast.window).pk})


ITEM_PAGES = ("item", "change-item", "publish-item", "item-files")
FACILITY_PAGES = ("report-trouble", "facility-photo", "change-facility", "check-facility", "remove-facility")
FILE_PAGES = ("item-file", "kept-file", "drop-item-file")
PLEDGE_PAGES = ("pledge", "report-fulfilment", "withdraw-pledge")


def an_item(cast: Cast) -> Sample:
    return Sample(kwargs={"code": make_item(cast.bureau, published=False).code})


def a_sample_file(cast: Cast) -> Sample:
    item = make_item(cast.bureau)
    return Sample(kwargs={"code": item.code, "pk": make_item_file(item).pk})


def a_pledge_file(cast: Cast) -> Sample:
    report = reported(cast.window).fulfilments.get()
    file = keep_file(b"evidence", name="a.txt", actor=cast.lin.actor, path=cast.window.path, at=NOON)
    report.evidence.add(file)
    return Sample(kwargs={"pk": file.pk})


def a_deed_file(cast: Cast) -> Sample:
    deed = done_deed(cast.window)
    deed.evidence.add(keep_file(b"evidence", name="a.txt", actor=cast.lin.actor, path=cast.window.path, at=NOON))
    return Sample(kwargs={"pk": deed.evidence.get().pk})


ROUND_PAGES = ("round", "change-round", "review-round", "publish-round")
PLANNED_PAGES = ("deed", "reword-deed", "report-deed", "drop-deed")
SCHEME_PAGES = ("order-run", "scheme", "marks", "enter-mark")


def a_score(cast: Cast, **more: Any) -> Sample:
    return Sample(kwargs={"pk": make_frozen_run(cast).pk, **more})


def a_scheme(cast: Cast) -> Sample:
    return Sample(kwargs={"code": make_scheme(cast, make_campaign(cast)).campaign.code})


def a_draft_scheme(cast: Cast, **more: Any) -> Sample:
    return Sample(kwargs={"code": make_draft(cast).campaign.code, **more})


HALL_PAGES = ("screen", "feed", "hall-screen", "add-playlist")

PERSON_PAGES = (
    "person", "photo", "change-staff", "leave-service", "appoint", "set-whereabouts", "award-mark",
)  # fmt: skip
PLACE_PAGES = ("register-staff", "award-place", "choose-naming", "print-place")


SAMPLES: dict[str, Callable[[Cast], Sample]] = {
    "work:job": a_finished_file,
    "work:job-file": a_finished_file,
    "organisations:node": lambda cast: Sample(kwargs={"code": cast.bureau.code}),
    **dict.fromkeys(
        (f"organisations:{page}" for page in PERSON_PAGES),
        lambda cast: Sample(kwargs={"pk": with_photo(cast.lin.staff).pk}),
    ),
    **dict.fromkeys(
        (f"organisations:{page}" for page in PLACE_PAGES), lambda cast: Sample(kwargs={"code": cast.window.code})
    ),
    **dict.fromkeys(
        (f"organisations:{page}" for page in ("hand-over-post", "end-tenure")),
        lambda cast: Sample(kwargs={"pk": on_post(cast.lin.staff).pk}),
    ),
    **dict.fromkeys(
        (f"organisations:{page}" for page in ("change-post", "close-post")),
        lambda cast: Sample(kwargs={"pk": on_post(cast.lin.staff).post_id}),
    ),
    **dict.fromkeys(
        (f"organisations:{page}" for page in ("hand-over", "give-back-post")),
        lambda cast: Sample(kwargs={"pk": handed_over(cast).pk}),
    ),
    "organisations:withdraw-mark": lambda cast: Sample(kwargs={"pk": a_mark(cast.lin.staff).pk}),
    "organisations:grant-role": lambda cast: Sample(kwargs={"username": cast.lin.account.username}),
    **dict.fromkeys((f"campaigns:{page}" for page in PLAN_PAGES), a_draft),
    **dict.fromkeys((f"campaigns:{page}" for page in ROW_PAGES), lambda cast: a_draft(cast, part="phases", index=0)),
    **dict.fromkeys((f"campaigns:{page}" for page in TASK_PAGES), a_task),
    **dict.fromkeys((f"campaigns:{page}" for page in PART_PAGES), a_reported_part),
    **dict.fromkeys(
        (f"campaigns:{page}" for page in CAMPAIGN_PAGES),
        lambda cast: Sample(kwargs={"code": confirmed_campaign(cast).code}),
    ),
    "campaigns:add-row": lambda cast: a_draft(cast, part="phases"),
    "campaigns:new-version": a_draft,
    **dict.fromkeys((f"campaigns:{page}" for page in UPDATE_PAGES), a_version),
    "campaigns:apply-item": an_item_of_a_version,
    "campaigns:pass-over-item": an_item_of_a_version,
    "campaigns:reconsider-item": a_passed_item,
    "campaigns:look-at-spot": lambda cast: Sample(
        kwargs={"pk": uploaded_plan(cast, text=PLAN.replace("县长", "县(xiàn)长")).pk, "ordinal": 1, "key": "repair-0"}
    ),
    "campaigns:plan-file": lambda cast: Sample(kwargs={"pk": uploaded_plan(cast).pk}),
    "campaigns:summary-file": lambda cast: Sample(kwargs={"code": summarised_campaign(cast).code}),
    "campaigns:followed-task": lambda cast: Sample(kwargs={"matter": reported_part(cast).matter_id}),
    "campaigns:evidence-file": a_task_file,
    **dict.fromkeys((f"rectification:{step}" for step in STEPS), a_rectification),
    **dict.fromkeys((f"evaluations:{step}" for step in RECEIPT), a_receipt),
    **dict.fromkeys((f"evaluations:{step}" for step in FOLLOW_UP), a_follow_up),
    "evaluations:open-phone": a_follow_up,
    "evaluations:rating": a_rating,
    "evaluations:clear-suspicion": a_rating,
    "evaluations:rate": lambda cast: Sample(kwargs={"code": cast.window.code}),
    "evaluations:card": lambda cast: Sample(kwargs={"code": cast.window.code}),
    "evaluations:qr-image": lambda cast: Sample(kwargs={"code": cast.window.code, "kind": "svg"}),
    "rectification:evidence-file": an_evidence_file,
    **{
        f"feedback:{page}": partial(lambda made, cast: Sample(kwargs=made(cast)), made)
        for page, made in feedback.ADDRESSES.items()
    },
    **dict.fromkeys((f"catalogue:{page}" for page in ITEM_PAGES), an_item),
    **dict.fromkeys((f"catalogue:{page}" for page in FILE_PAGES), a_sample_file),
    **dict.fromkeys(
        (f"catalogue:{page}" for page in FACILITY_PAGES),
        lambda cast: Sample(kwargs={"pk": make_facility(cast.hall, with_photo=True).pk}),
    ),
    **dict.fromkeys(
        ("catalogue:end-item", "catalogue:simplify"),
        lambda cast: Sample(kwargs={"code": make_item(cast.bureau).code}),
    ),
    "catalogue:drop-simplification": lambda cast: Sample(kwargs={"pk": make_simplification(make_item(cast.bureau)).pk}),
    "portal:record": lambda cast: Sample(kwargs={"code": cast.window.code}),
    **dict.fromkeys(
        (f"pledges:{page}" for page in PLEDGE_PAGES),
        lambda cast: Sample(kwargs={"number": published(cast.window).number}),
    ),
    "pledges:matter": lambda cast: Sample(kwargs={"pk": published(cast.window).matter_id}),
    "pledges:evidence": a_pledge_file,
    "pledges:reword-pledge": lambda cast: Sample(kwargs={"number": draft(cast.window).number}),
    **{f"campaigns:{page}": partial(a_norm, page=page) for page in (*NORM_PAGES, *SET_PAGES, *LINE_PAGES)},
    "pledges:review-pledge": lambda cast: Sample(kwargs={"number": draft(cast.window).number}),
    "pledges:publish-pledge": lambda cast: Sample(kwargs={"number": reviewed(cast.window).number}),
    **dict.fromkeys(
        (f"pledges:{page}" for page in ROUND_PAGES),
        lambda cast: Sample(kwargs={"pk": make_round(cast.county).pk}),
    ),
    "pledges:change-template": lambda cast: Sample(kwargs={"pk": make_template(cast.county).pk}),
    "pledges:take-turn": lambda cast: Sample(kwargs={"pk": make_turn(cast.county, cast.zheng, cast.window).pk}),
    "pledges:stop-cycle": lambda cast: Sample(kwargs={"pk": make_cycle(cast.county, cast.zheng).pk}),
    **dict.fromkeys(
        (f"pledges:{page}" for page in PLANNED_PAGES),
        lambda cast: Sample(kwargs={"number": planned_deed(cast.window).number}),
    ),
    **dict.fromkeys(
        ("pledges:confirm-deed", "pledges:return-deed"),
        lambda cast: Sample(kwargs={"number": done_deed(cast.window).number}),
    ),
    "pledges:deed-file": a_deed_file,
    "pledges:examine-fulfilment": lambda cast: Sample(kwargs={"number": reported(cast.window).number}),
    "portal:item": lambda cast: Sample(kwargs={"code": make_item(cast.bureau).code}),
    "portal:unit": lambda cast: Sample(kwargs={"code": cast.bureau.code}),
    "portal:person": lambda cast: Sample(kwargs={"pk": cast.lin.staff.pk}),
    "portal:person-photo": lambda cast: Sample(kwargs={"pk": with_photo(cast.lin.staff).pk}),
    "portal:pledges": lambda cast: Sample(kwargs={"code": cast.bureau.code}),
    "portal:deeds": lambda cast: Sample(kwargs={"code": cast.bureau.code}),
    "portal:window": lambda cast: Sample(kwargs={"code": cast.window.code}),
    "portal:campaign": lambda cast: Sample(kwargs={"code": confirmed_campaign(cast).code}),
    **dict.fromkeys((f"assessment:{page}" for page in SCHEME_PAGES), a_scheme),
    "assessment:start-scheme": lambda cast: Sample(kwargs={"code": make_campaign(cast).code}),
    "assessment:put-in-force": a_draft_scheme,
    "assessment:change-indicator": lambda cast: a_draft_scheme(cast, key="bad-per-10000"),
    "assessment:withdraw-mark": lambda cast: Sample(kwargs={"pk": make_mark(cast).pk}),
    "assessment:run": a_score,
    "assessment:freeze-run": a_score,
    "assessment:unit-score": lambda cast: a_score(cast, code=cast.bureau.code),
    "assessment:number": lambda cast: a_score(cast, code=cast.bureau.code, key="bad-per-10000"),
    **dict.fromkeys((f"publicity:{page}" for page in HALL_PAGES), lambda cast: Sample(kwargs={"code": cast.hall.code})),
    "publicity:handbook": lambda cast: Sample(kwargs={"code": cast.bureau.code}),
    **dict.fromkeys(
        ("publicity:edit-playlist", "publicity:drop-playlist"),
        lambda cast: Sample(kwargs={"pk": a_playlist(cast).pk}),
    ),
    **dict.fromkeys(
        ("publicity:point", "publicity:put-up", "publicity:close-point"),
        lambda cast: Sample(kwargs={"pk": a_point(cast).pk}),
    ),
    **dict.fromkeys(
        ("publicity:take-down", "publicity:hanging-photo"),
        lambda cast: Sample(kwargs={"pk": a_hanging(cast).pk}),
    ),
    "workspace:summary": lambda cast: Sample(kwargs={"code": make_campaign(cast).code}),
    "organisations:revoke-role": lambda cast: Sample(kwargs={"pk": RoleGrant.objects.get(account=cast.lin.account).pk}),
    **SERVED,
}
