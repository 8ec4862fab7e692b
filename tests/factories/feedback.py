"""Voices for tests, made by the product's own acts."""

import io
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from PIL import Image

from mingchuang.feedback import actions as acts
from mingchuang.feedback.enums import AnswerWay, Channel, Finding, PetitionState, Urgency, Urging, VoiceKind
from mingchuang.feedback.forms.token import LINKS
from mingchuang.feedback.models import BoxOpening, Petition, Publication, Reply, UrgingStep, Voice
from mingchuang.foundation.access import Actor
from mingchuang.organisations.models import Node
from tests.cast import NOON, Cast

TEXT = "婚姻登记窗口让我来回跑了三趟，每次都说缺一样新的材料。"
ANSWER = "您反映的情况属实。窗口没有一次告知，我们已当面向您致歉，并重新培训了全体人员。"
PERSON = acts.PersonGiven(name="王秀兰", phone="13800001234")
MINUTE = timedelta(minutes=1)


def make_voice(place: Node | None, *, text: str = TEXT, at: datetime = NOON, **given: Any) -> Voice:
    """A complaint from the web, anonymous unless a person is given."""
    given = {"kind": VoiceKind.COMPLAINT, "channel": Channel.WEB, **given}
    return acts.receive_voice(actor=Actor.citizen(), place=place, text=text, at=at, **given)


def classified(cast: Cast, *, at: datetime = NOON, urgency: Urgency = Urgency.GENERAL, **given: Any) -> Voice:
    """A complaint that the office has looked at."""
    voice = make_voice(cast.window, at=at, **given)
    kind = VoiceKind(voice.kind)
    tags = ["shirk"] if kind is VoiceKind.COMPLAINT else []
    return acts.classify_voice(
        actor=cast.chen.actor, voice_id=voice.pk, kind=kind, urgency=urgency, tags=tags, at=at + MINUTE
    )


def dispatched(cast: Cast, *, at: datetime = NOON, **given: Any) -> Voice:
    """A complaint at the bureau, which has not signed for it."""
    voice = classified(cast, at=at, **given)
    acts.dispatch_voice(actor=cast.chen.actor, voice_id=voice.pk, unit=cast.bureau, at=at + 2 * MINUTE)
    return fresh(voice)


def signed(cast: Cast, *, at: datetime = NOON, **given: Any) -> Voice:
    """A complaint that the bureau has signed for."""
    voice = dispatched(cast, at=at, **given)
    acts.sign_order(actor=cast.zhou.actor, voice_id=voice.pk, at=at + 3 * MINUTE)
    return fresh(voice)


def reply(
    cast: Cast, voice: Voice, *, at: datetime = NOON, finding: Finding = Finding.TRUE, text: str = ANSWER
) -> None:
    """The bureau answers."""
    given = acts.ReplyGiven(way=AnswerWay.PHONE, text=text, finding=finding, told_on=at.date(), told_by="周建国")
    acts.reply_voice(actor=cast.zhou.actor, voice_id=voice.pk, given=given, at=at)


def replied(cast: Cast, *, at: datetime = NOON, finding: Finding = Finding.TRUE, **given: Any) -> Voice:
    """An answered complaint; nobody has asked the citizen yet."""
    voice = signed(cast, at=at, **given)
    reply(cast, voice, at=at + 4 * MINUTE, finding=finding)
    return fresh(voice)


def asked_return(cast: Cast) -> Voice:
    """The bureau says that it is not its own."""
    voice = dispatched(cast)
    acts.ask_return(
        actor=cast.zhou.actor, voice_id=voice.pk, reason="社保不归民政局管。", basis="三定方案", at=NOON + 3 * MINUTE
    )
    return fresh(voice)


def published(cast: Cast, **given: Any) -> Voice:
    """An answered voice that everybody may read."""
    voice = replied(cast, **given)
    look = acts.SecondLook(voice_off={}, reply_off={})
    acts.publish_voice(actor=cast.sun.actor, voice_id=voice.pk, look=look, at=NOON + 9 * MINUTE)
    return fresh(voice)


def box_opening(cast: Cast, *, picture: bytes | None = None) -> BoxOpening:
    """A box of the hall, opened by two."""
    return acts.open_box(
        actor=cast.chen.actor,
        place=cast.hall,
        box="一楼意见箱",
        opened_at=NOON,
        opened_by="陈立",
        witness="郑直",
        slips=2,
        picture=picture,
        at=NOON,
    )


def make_petition(cast: Cast, *, number: str = "积案1号", days: int = 400, **given: Any) -> Petition:
    """An old petition under the leader in charge."""
    one = acts.PetitionGiven(
        number=number,
        title="宅基地边界纠纷",
        since=(NOON - timedelta(days=days)).date(),
        unit=cast.bureau,
        leader=cast.sun.staff,
        **given,
    )
    return acts.enter_petitions(actor=cast.chen.actor, region=cast.county, given=[one], at=NOON)[0]


def close_petition(cast: Cast, row: Petition, *, state: PetitionState = PetitionState.SETTLED) -> Petition:
    """Settled today."""
    return acts.close_petition(
        actor=cast.chen.actor,
        petition_id=row.pk,
        state=state,
        closed_on=NOON.date(),
        document="调解协议书〔2026〕3号",
        measure="",
        at=NOON,
    )


def fresh(voice: Voice) -> Voice:
    """As it stands in the database now."""
    return Voice.objects.get(pk=voice.pk)


def with_file(cast: Cast) -> Voice:
    """An answer with a piece of evidence."""
    voice = signed(cast)
    given = acts.ReplyGiven(
        way=AnswerWay.PHONE, text=ANSWER, finding=Finding.TRUE, told_on=NOON.date(), told_by="周建国"
    )
    evidence = acts.NewFile(name="整改照片说明.txt", data="已整改".encode())
    acts.reply_voice(actor=cast.zhou.actor, voice_id=voice.pk, given=given, files=[evidence], at=NOON + 4 * MINUTE)
    return fresh(voice)


def urged(cast: Cast) -> UrgingStep:
    """A reminder to the bureau."""
    voice = signed(cast)
    return acts.urge_order(
        actor=cast.chen.actor,
        voice_id=voice.pk,
        step=Urging.REMINDER,
        reason="请今天联系群众。",
        basis="督办办法第5条",
        answer_by=NOON.date(),
        at=NOON + 4 * MINUTE,
    )


def a_picture() -> bytes:
    """A small photograph."""
    out = io.BytesIO()
    Image.new("RGB", (640, 480), "#FAFAF7").save(out, "JPEG")
    return out.getvalue()


def with_photo(cast: Cast, *, is_passed_on: bool = True, **given: Any) -> Voice:
    """A complaint at the bureau with a photo that the office has passed on."""
    voice = dispatched(cast, photos={"photo_1": a_picture()}, **given)
    if is_passed_on:
        acts.pass_photos_on(actor=cast.chen.actor, voice_id=voice.pk, chosen=[voice.files.get().pk], at=NOON)
    return fresh(voice)


def _of_voice_file(cast: Cast) -> dict[str, Any]:
    file = with_photo(cast).files.get()
    return {"voice_id": file.voice_id, "pk": file.pk}


def _of_voice_file_owner(cast: Cast) -> dict[str, Any]:
    return {"voice_id": with_photo(cast).pk}


def _of_order_photo(cast: Cast) -> dict[str, Any]:
    voice = with_photo(cast)
    return {"matter_id": voice.orders.get().pk, "pk": voice.files.get().pk}


def _of_answered_photo(cast: Cast) -> dict[str, Any]:
    voice = with_photo(cast)
    acts.sign_order(actor=cast.zhou.actor, voice_id=voice.pk, at=NOON + 3 * MINUTE)
    reply(cast, voice, at=NOON + 4 * MINUTE)
    look = acts.SecondLook(voice_off={}, reply_off={}, photos=[voice.files.get().pk])
    row = acts.publish_voice(actor=cast.sun.actor, voice_id=voice.pk, look=look, at=NOON + 9 * MINUTE)
    return {"pk": row.pk, "photo_pk": voice.files.get().pk}


def _of_reply_file(cast: Cast) -> dict[str, Any]:
    row = Reply.objects.get(order__voice=with_file(cast))
    return {"matter_id": row.order_id, "file_id": row.files.get().pk}


def _of_urging(cast: Cast) -> dict[str, Any]:
    step = urged(cast)
    return {"matter_id": step.order_id, "urging_id": step.pk}


def _of_receipt(cast: Cast) -> dict[str, Any]:
    return {"signed": LINKS.make(make_voice(cast.window).receipt, now=NOON)}


def _of_order(cast: Cast) -> dict[str, Any]:
    return {"matter_id": dispatched(cast).orders.get().pk}


def _of_voice(cast: Cast) -> dict[str, Any]:
    return {"voice_id": replied(cast, person=PERSON).pk}


PETITION_PAGES = tuple(f"{act}-petition" for act in ("accept", "extend", "report", "return", "close"))
UNIT_PAGES = ("order", "sign", "start", "ask-return", "ask-extension", "reply")
VOICE_PAGES = (
    "voice", "classify", "dispatch", "decline", "merge", "take-apart", "decide-return", "decide-extension", "urge",
    "confer", "ask", "redo", "close", "uphold", "final-answer", "open-person", "publish", "keep-back",
)  # fmt: skip
ADDRESSES: dict[str, Callable[[Cast], dict[str, Any]]] = {
    "receipt": _of_receipt,
    "judge": _of_receipt,
    "answered-one": lambda cast: {"pk": Publication.objects.get(voice=published(cast)).pk},
    **dict.fromkeys(
        ("petition", *PETITION_PAGES), lambda cast: {"pk": make_petition(cast, accepted_on=NOON.date()).pk}
    ),
    "petition-matter": lambda cast: {"matter_id": make_petition(cast).intake_id},
    "box-photo": lambda cast: {"pk": box_opening(cast, picture=a_picture()).pk},
    "voice-file": _of_voice_file,
    "order-photo": _of_order_photo,
    "answered-photo": _of_answered_photo,
    "pass-photos-on": _of_voice_file_owner,
    "answer-urging": _of_urging,
    "order-file": _of_reply_file,
    **dict.fromkeys(UNIT_PAGES, _of_order),
    **dict.fromkeys(VOICE_PAGES, _of_voice),
}
"""What fills the address of each page that needs a row."""
