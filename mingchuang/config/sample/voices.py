"""What people of the sample said, and how far it went: some new, some with a unit, some answered and public."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from django.utils import timezone

from mingchuang.config.sample.days import moment
from mingchuang.config.sample.stage import Stage
from mingchuang.config.sample.tables import table
from mingchuang.feedback import actions as acts
from mingchuang.feedback.enums import (
    AnswerWay,
    AskedHow,
    Channel,
    Contentment,
    Finding,
    PetitionState,
    Urgency,
    Urging,
    VoiceKind,
)
from mingchuang.feedback.models import BoxOpening, Voice
from mingchuang.foundation.access import Actor
from mingchuang.organisations.models import Node

NO_ANSWER = "您反映的事我们已经核实，具体怎么办、要带什么，已经在电话里向您说明，有不清楚的随时再问。"
ORDER = (
    "new",
    "classified",
    "returning",
    "urged",
    "extension",
    "handling",
    "replied",
    "dissatisfied",
    "closed",
    "published",
)
PETITIONS = (
    ("积案〔2023〕1号", "宅基地边界纠纷多次信访", "nongye", 1180, "open"),
    ("积案〔2024〕2号", "企业改制职工社保接续", "renshe", 760, "open"),
    ("积案〔2024〕3号", "老旧小区产权登记", "ziran", 640, "settled"),
    ("积案〔2025〕1号", "征地补偿标准争议", "ziran", 410, "open"),
)


def plan_voices(stage: Stage) -> None:
    """Each voice on its day; a suggestion box was opened; old petitions stand under the leader in charge."""
    for row in table("voices"):
        day = stage.days.last_before(stage.days.today - timedelta(days=row["days"]))
        stage.agenda.plan(moment(day, "9:37"), partial(_say, stage, row, day))
    day = stage.days.last_before(stage.days.today - timedelta(days=20))
    stage.agenda.plan(moment(day, "9:05"), partial(_petitions, stage))


@dataclass(slots=True, kw_only=True)
class _Life:
    """One voice from the dispatcher on."""

    stage: Stage
    row: dict[str, Any]
    voice: Voice
    day: date

    def at(self, count: int, clock: str, act: Any, **values: Any) -> None:
        """Do this the so-manyth working day after it was said."""
        when = moment(self.stage.days.after(self.day, count), clock)
        self.stage.agenda.plan(when, partial(act, **values))

    def goes(self, fate: str) -> bool:
        """Whether it got at least as far as this."""
        return ORDER.index(self.row["fate"]) >= ORDER.index(fate)

    @property
    def unit(self) -> Node:
        """Who answers for it."""
        return self.voice.about or self.stage.places.units["minzheng"]

    @property
    def head(self) -> Actor:
        """Who acts for that unit."""
        return self.stage.people.of_node(self.unit.code)

    def plan(self) -> None:
        """As far as its fate goes."""
        if not self.goes("classified"):
            return
        office, row, pk = self.stage.office, self.row, self.voice.pk
        self.at(
            0,
            "10:20",
            acts.classify_voice,
            actor=office,
            voice_id=pk,
            kind=VoiceKind(row["kind"]),
            urgency=Urgency(row.get("urgency") or ("query" if row["kind"] == "question" else "general")),
            tags=row.get("tags", ()),
            about=self.unit,
            subject=row.get("subject", ""),
        )
        if self.goes("returning"):
            self.at(0, "10:45", acts.dispatch_voice, actor=office, voice_id=pk, unit=self.unit)
            self._at_unit(pk)

    def _at_unit(self, pk: int) -> None:
        fate, head = self.row["fate"], self.head
        if fate == "returning":
            self.at(
                0,
                "16:10",
                acts.ask_return,
                actor=head,
                voice_id=pk,
                reason="认证失败是户籍地系统没有同步，应由公安部门核对身份信息。",
                basis="三定方案第4条；认证办法第9条",
            )
            return
        self.at(0, "15:20", acts.sign_order, actor=head, voice_id=pk)
        self.at(1, "9:15", acts.start_handling, actor=head, voice_id=pk, is_contacted=True)
        if fate == "urged":
            self._urge(pk)
        if fate == "extension":
            why = "要请公安、不动产登记和街道一起核对户口情况。"
            self.at(1, "11:00", acts.ask_extension, actor=head, voice_id=pk, days=3, reason=why)
        if self.goes("replied"):
            self.at(2, "14:30", self._reply)

    def _urge(self, pk: int) -> None:
        due = self.stage.days.after(self.stage.days.today, 1)
        told = {
            "reason": "群众问过两次没有准信，请说明卡在哪一步、何时发放。",
            "basis": "督办办法第5条",
            "answer_by": due,
        }
        self.at(2, "9:30", acts.urge_order, actor=self.stage.inspector, voice_id=pk, step=Urging.REMINDER, **told)

    def _reply(self, *, at: datetime) -> None:
        row = self.row
        finding = Finding(row.get("finding") or ("true" if row["kind"] in {"complaint", "stuck"} else "none"))
        given = acts.ReplyGiven(
            way=AnswerWay.PHONE if self.voice.has_phone else AnswerWay.PAGE,
            text=row.get("answer", NO_ANSWER),
            finding=finding,
            told_on=timezone.localdate(at),
            told_by=self.head.label,
        )
        acts.reply_voice(actor=self.head, voice_id=self.voice.pk, given=given, at=at)
        if self.goes("dissatisfied"):
            self._close()

    def _close(self) -> None:
        pk, fate = self.voice.pk, self.row["fate"]
        content = Contentment.DISSATISFIED if fate == "dissatisfied" else Contentment.SATISFIED
        said = acts.Said(how=AskedHow.PAGE, contentment=content, is_solved=fate != "dissatisfied")
        self.at(3, "19:40", acts.note_said, actor=Actor.citizen(), voice_id=pk, said=said)
        if fate == "dissatisfied":
            return
        self.at(4, "9:50", acts.close_voice, actor=self.stage.inspector, voice_id=pk)
        if fate == "published":
            look = acts.SecondLook(voice_off={}, reply_off={})
            self.at(4, "10:10", acts.publish_voice, actor=self.stage.inspector, voice_id=pk, look=look)


def _say(stage: Stage, row: dict[str, Any], day: date, *, at: datetime) -> None:
    code = row["place"]
    place = stage.places.windows.get(code) or stage.places.halls[code]
    name, phone = row.get("person", ("", ""))
    person = acts.PersonGiven(name=name, phone=phone)
    given = {"kind": VoiceKind(row["kind"]), "text": row["text"], "place": place, "person": person}
    channel = Channel(row.get("channel", "web"))
    if channel is Channel.WEB:
        voice = acts.receive_voice(actor=Actor.citizen(), channel=channel, at=at, **given)
    elif channel is Channel.HOTLINE:
        number = f"QT{day:%Y%m%d}0137"
        voice = acts.receive_voice(
            actor=Actor.system(), channel=channel, external_source="12345", external_number=number, at=at, **given
        )
    else:
        opening = _open_box(stage, place, at) if channel is Channel.BOX else None
        voice = acts.enter_voice(actor=stage.office, channel=channel, box_opening=opening, at=at, **given)
    _Life(stage=stage, row=row, voice=voice, day=day).plan()


def _open_box(stage: Stage, place: Node, at: datetime) -> BoxOpening:
    return acts.open_box(
        actor=stage.office,
        place=place,
        box="一楼东门意见箱",
        opened_at=at,
        opened_by=stage.people.staff[0].name_zh,
        witness=stage.people.staff[2].name_zh,
        slips=1,
        at=at,
    )


def _petitions(stage: Stage, *, at: datetime) -> None:
    leader = stage.people.staff[1]
    today = timezone.localdate(at)
    given = [
        acts.PetitionGiven(
            number=number,
            title=title,
            since=today - timedelta(days=days),
            unit=stage.places.units[unit],
            leader=leader,
            # the older it is, the longer ago it was taken up: one is past its sixty days by now, one is near
            received_on=today - timedelta(days=days // 25 + 10),
            accepted_on=today - timedelta(days=days // 25),
            measure="包案领导每月约见一次，相关单位会商后书面答复。",
        )
        for number, title, unit, days, _ in PETITIONS
    ]
    rows = acts.enter_petitions(actor=stage.office, region=stage.places.county, given=given, at=at)
    for row, (_, _, _, _, state) in zip(rows, PETITIONS, strict=True):
        if state == "settled":
            acts.close_petition(
                actor=stage.office,
                petition_id=row.pk,
                state=PetitionState.SETTLED,
                closed_on=today,
                document="调解协议书〔2026〕7号",
                measure="",
                at=at,
            )
