"""Cases of the sample: some in every state, one overdue, one handled by several units, some beside a simplification."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial

from mingchuang.casework.actions import (
    CaseOrder,
    PartOrder,
    accept_case,
    approve_case_pause,
    ask_case_pause,
    ask_second_notice,
    decide_case,
    decide_second_notice,
    deliver_case,
    finish_at_once,
    finish_part,
    finish_step,
    hold_case_accountable,
    lay_out_parts,
    notify_applicant,
    receive_case,
    refuse_case,
    take_supplement,
    tell_case_pause,
)
from mingchuang.casework.enums import Decision, Delivery, PartOpinion
from mingchuang.casework.models import Case
from mingchuang.catalogue.models import ServiceItem
from mingchuang.config.sample.campaigns import issued_on
from mingchuang.config.sample.days import moment, month_end
from mingchuang.config.sample.stage import Stage
from mingchuang.following.actions import NewFile
from mingchuang.foundation.access import Actor
from mingchuang.reception.enums import NoticeChannel

ALLOWANCE, MARRIAGE, TRANSFER = "最低生活保障待遇确认", "结婚登记", "房屋所有权转移登记"
BUILDING = "建筑工程施工许可"
PROOF = NewFile(name="委托书.txt", data="委托核对家庭经济状况。".encode())
AROUND = 5  # cases on each side of a simplification: enough to say something

Step = tuple[int, str]  # working days after receipt, and what is done then
LIVES: tuple[tuple[int, tuple[Step, ...]], ...] = (  # received so many working days ago
    (0, ()),
    (2, ()),
    (4, ((1, "notify"),)),
    (6, ((1, "notify"), (3, "ask again"))),
    (8, ((1, "notify"), (2, "ask again"), (3, "agree"), (5, "supplement"))),
    (5, ((1, "accept"), (2, "step"))),
    (18, ((1, "accept"), (3, "step"))),
    (12, ((1, "accept"), (4, "pause"), (5, "let stand"), (6, "tell"))),
    (25, ((1, "accept"), (20, "account"))),
    (30, ((1, "accept"), (2, "step"), (15, "grant"), (17, "deliver"))),
    (15, ((2, "refuse"),)),
    (3, ((1, "accept"), (2, "pause"))),
)
NAMES = "沈韩许蒋魏冯曹彭吕苏卢丁任姚钟谭汪范石廖贾夏付方邹熊白孟秦邱侯江尹薛"


def plan_cases(stage: Stage) -> None:
    """Put all lives on the agenda."""
    days, clerk = stage.days, stage.people.actors["clerk"]
    today = days.last_before(days.today)
    for number, (ago, steps) in enumerate(LIVES):
        received = _back(stage, today, ago)
        _Life(stage=stage, item=ALLOWANCE, window="mz-2", number=number, on=received).plan(steps)
    for number in range(3):
        married = _back(stage, today, number)
        life = _Life(stage=stage, item=MARRIAGE, window="mz-1", number=12 + number, on=married, actor=clerk)
        life.plan(((0, "at once"),))
    changed = days.after(month_end(issued_on(days), 1), 3)
    for number in range(AROUND):
        for since, took, name in (
            (_back(stage, changed, 15 - number), 3, 17),
            (days.after(changed, number + 1), 1, 23),
        ):
            life = _Life(stage=stage, item=TRANSFER, window="zr-1", number=name + number, on=since)
            life.plan(((0, "accept"), (took, "grant")))
    joint = _back(stage, today, 14)
    life = _Life(stage=stage, item=BUILDING, window="zj-2", number=30, on=joint)
    life.plan(((0, "lay out"), (1, "accept"), (9, "first says yes")))


def _back(stage: Stage, day: date, count: int) -> date:
    """The so-manyth working day before."""
    worked = stage.days.working(day - timedelta(days=3 * count + 14), day)
    return worked[-1 - count]


@dataclass(slots=True, kw_only=True)
class _Life:
    """One case and what becomes of it."""

    stage: Stage
    item: str
    window: str
    number: int
    on: date
    actor: Actor | None = None
    case: Case | None = field(default=None)

    def plan(self, steps: Sequence[Step]) -> None:
        """Receipt first, then each step on its day."""
        self.stage.agenda.plan(self._when(self.on), self._receive)
        for after, what in steps:
            day = self.stage.days.after(self.on, after) if after else self.on
            self.stage.agenda.plan(self._when(day) + timedelta(minutes=5), partial(self._do, what))

    def _when(self, day: date) -> datetime:
        return moment(day, f"{9 + self.number % 3}:{self.number % 6}5")

    @property
    def _by(self) -> Actor:
        return self.actor or self.stage.people.heads[self.window]

    @property
    def _pk(self) -> int:
        assert self.case is not None
        return self.case.pk

    def _receive(self, *, at: datetime) -> None:
        window = self.stage.places.windows[self.window]
        code = ServiceItem.objects.in_force_on(at.date()).filter(name_zh=self.item).values_list("code", flat=True)[0]
        name = f"{NAMES[self.number % len(NAMES)]}某"
        order = CaseOrder(item_code=code, window=window, applicant_name=name, applicant_phone="0000-6120099")
        self.case = receive_case(actor=self._by, order=order, at=at).case

    def _do(self, what: str, *, at: datetime) -> None:
        acts: dict[str, Callable[[datetime], object]] = {**self._intake(), **self._clock(), **self._end()}
        acts[what](at)

    def _intake(self) -> dict[str, Callable[[datetime], object]]:
        pk, by, office = self._pk, self._by, self.stage.office
        printed = NoticeChannel.PRINTED
        return {
            "notify": lambda at: notify_applicant(
                actor=by, case_id=pk, missing=[1, 2], note="户口簿要全部页。", channel=printed, at=at
            ),
            "ask again": lambda at: ask_second_notice(
                actor=by, case_id=pk, missing=[3], note="", channel=printed, reason="第一次没有看收入证明。", at=at
            ),
            "agree": lambda at: decide_second_notice(actor=office, case_id=pk, is_granted=True, at=at),
            "supplement": lambda at: take_supplement(actor=by, case_id=pk, taken=[1, 2, 3], at=at),
            "accept": lambda at: accept_case(actor=by, case_id=pk, at=at),
            "refuse": lambda at: refuse_case(
                actor=by, case_id=pk, reason="户籍不在本县。", basis="《最低生活保障审核确认办法》第八条", at=at
            ),
            "at once": lambda at: finish_at_once(actor=by, case_id=pk, at=at),
            "lay out": lambda at: lay_out_parts(actor=by, case_id=pk, parts=self._parts(), at=at),
        }

    def _clock(self) -> dict[str, Callable[[datetime], object]]:
        pk, by, office = self._pk, self._by, self.stage.office
        return {
            "step": lambda at: finish_step(actor=by, case_id=pk, ordinal=2, note="入户调查已完成。", at=at),
            "pause": lambda at: ask_case_pause(
                actor=by,
                case_id=pk,
                cause="inspection",
                reason="委托核对家庭经济状况",
                basis="《行政许可法》第四十五条",
                out_on=at.date(),
                evidence=[PROOF],
                at=at,
            ),
            "let stand": lambda at: approve_case_pause(actor=office, case_id=pk, at=at),
            "tell": lambda at: tell_case_pause(actor=by, case_id=pk, how="handed", at=at),
            "account": lambda at: hold_case_accountable(
                actor=Actor.system(), matter_id=Case.objects.get(pk=pk).matter_id or 0, at=at
            ),
        }

    def _end(self) -> dict[str, Callable[[datetime], object]]:
        pk, by = self._pk, self._by
        return {
            "grant": lambda at: decide_case(actor=by, case_id=pk, decision=Decision.GRANTED, at=at),
            "deliver": lambda at: deliver_case(actor=by, case_id=pk, delivery=Delivery.WINDOW, at=at),
            "first says yes": lambda at: finish_part(
                actor=self.stage.people.heads["ziran"],
                part_id=Case.objects.get(pk=pk).parts.get(ordinal=1).pk,
                opinion=PartOpinion.AGREED,
                words="用地手续齐全。",
                at=at,
            ),
        }

    def _parts(self) -> list[PartOrder]:
        units = self.stage.places.units
        return [
            PartOrder(title_zh="用地规划审核", unit=units["ziran"], working_days=12),
            PartOrder(title_zh="施工图审查", unit=units["zhujian"], working_days=10),
            PartOrder(title_zh="道路占用审批", unit=units["jiaotong"], working_days=8),
            PartOrder(
                title_zh="施工许可决定",
                unit=units["zhujian"],
                working_days=6,
                after=("用地规划审核", "施工图审查", "道路占用审批"),
            ),
        ]
