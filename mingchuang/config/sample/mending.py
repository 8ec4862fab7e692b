"""What becomes of the bad ratings of the sample: verified, mended, told to the citizen, closed by somebody else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from random import Random
from typing import Any

from django.utils import timezone

from mingchuang.config.sample.days import moment
from mingchuang.config.sample.fates import Fate, drawn_fate
from mingchuang.config.sample.stage import Stage
from mingchuang.config.sample.tables import table
from mingchuang.evaluations.actions import (
    GiveRating,
    answer_follow_up,
    appeal_follow_up,
    close_follow_up,
    decide_appeal,
    open_phone,
    rate_mending,
    reopen_follow_up,
    return_follow_up,
    start_mending,
    verify_follow_up,
)
from mingchuang.evaluations.enums import CallBack
from mingchuang.evaluations.models import FollowUp
from mingchuang.following.actions import announce_fallen_due
from mingchuang.foundation.access import Actor
from mingchuang.rectification.enums import Way

UNSAID = "214"  # what a bad rating without a reason mostly is about
BY_DATE_DAYS = 9


@dataclass(slots=True, kw_only=True)
class Mending:
    """Plans the lives of follow-ups; called with the bad ratings of a batch once they are in."""

    stage: Stage
    fates: Mapping[str, Fate]  # by receipt, for those that are written down
    words: dict[str, Any] = field(default_factory=lambda: table("words"))

    def __call__(self, commands: Sequence[GiveRating]) -> None:
        """Put what follows on the agenda."""
        receipts = [command.receipt for command in commands]
        rows = FollowUp.objects.filter(rating__receipt__in=receipts).values_list("rating__receipt", "pk")
        found = dict(rows)
        for command in commands:
            fate = self.fates.get(command.receipt) or drawn_fate(command)
            _Life(mending=self, command=command, row=found[command.receipt], fate=fate).plan()


@dataclass(slots=True, kw_only=True)
class _Life:
    """One follow-up from verification to closing."""

    mending: Mending
    command: GiveRating
    row: int
    fate: Fate
    random: Random = field(init=False)
    texts: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self.random = Random(f"{self.command.at}{self.command.window_code}")  # noqa: S311 - made up, not secret
        words = self.mending.words
        reason = self.command.reasons[0] if self.command.reasons else UNSAID
        self.texts = words["explained"] if self.fate.way is Way.EXPLAIN else words["reasons"][reason]

    @property
    def unit(self) -> Actor:
        """Who answers for the window."""
        return self.mending.stage.people.of_node(self.command.window_code)

    def other(self) -> Actor:
        """One of those who may close."""
        return self.mending.stage.inspector if self.random.random() < 0.7 else self.mending.stage.office

    def day(self, count: int) -> date:
        """The so-manyth working day after the rating."""
        return self.mending.stage.days.after(timezone.localdate(self.command.at), count)

    def at(self, count: int, hour: int, act: Any, **values: Any) -> None:
        """Do this on that day, some minutes past the hour."""
        agenda = self.mending.stage.agenda
        agenda.plan(moment(self.day(count), f"{hour}:{self.random.randrange(60)}"), partial(act, **values))

    def plan(self) -> None:
        """As far as its fate goes."""
        fate = self.fate
        if fate.verified is None:
            return
        self._verify(fate.verified)
        start = fate.verified
        if fate.appeal:
            self._appeal(fate.verified)
            start = fate.verified + 2
            if fate.appeal != "rejected":
                return
        self._mend(start)
        if fate.answered is None:
            return
        answered = self._answer(fate.answered)
        if fate.regrade:
            self.at(answered + 1, 19, rate_mending, receipt=self.command.receipt, grade=fate.regrade)
        if fate.closed is not None:
            self._close(max(fate.closed, answered + 1))

    def _verify(self, day: int) -> None:
        actor, call_back = self.unit, CallBack.NO_PHONE
        words = self.mending.words
        if self.command.phone:
            actor = self.mending.stage.office
            call_back = self.random.choice((CallBack.REACHED, CallBack.REACHED, CallBack.NOT_REACHED))
            self.at(day, 9, open_phone, actor=actor, follow_up_id=self.row, purpose="回访核实差评")
        is_well_founded = self.fate.way is not Way.EXPLAIN
        notes = words["called"] if call_back is CallBack.REACHED else words["verified"]
        self.at(
            day,
            10,
            verify_follow_up,
            actor=actor,
            follow_up_id=self.row,
            call_back=call_back,
            is_well_founded=is_well_founded,
            note=self.random.choice(notes if is_well_founded else words["unfounded"]),
        )

    def _appeal(self, day: int) -> None:
        said = self.mending.words["appeal"]
        self.at(day, 15, appeal_follow_up, actor=self.unit, follow_up_id=self.row, reason=said["reason"])
        if self.fate.appeal == "waiting":
            return
        is_upheld = self.fate.appeal == "upheld"
        self.at(
            day + 2,
            9,
            decide_appeal,
            actor=self.mending.stage.inspector,
            follow_up_id=self.row,
            is_upheld=is_upheld,
            reason=said[self.fate.appeal],
            public_answer=said["answer"] if is_upheld else "",
        )

    def _mend(self, day: int) -> None:
        self.at(
            day,
            14,
            start_mending,
            actor=self.unit,
            follow_up_id=self.row,
            way=self.fate.way,
            cause=self.texts["cause"],
            measure=self.texts["measure"],
            ends_on=self.day(BY_DATE_DAYS) if self.fate.way is Way.BY_DATE else None,
        )

    def _answer(self, day: int) -> int:
        """The working day of the answer that stands: one that was sent back is given again two days later."""
        told = {"result": self.texts["result"], "public_answer": self.texts["answer"]}
        self.at(day, 16, answer_follow_up, actor=self.unit, follow_up_id=self.row, **told)
        if not self.fate.is_returned:
            return day
        reason = self.random.choice(self.mending.words["returned"])
        self.at(day + 1, 9, return_follow_up, actor=self.other(), follow_up_id=self.row, reason=reason)
        self.at(day + 2, 16, answer_follow_up, actor=self.unit, follow_up_id=self.row, **told)
        return day + 2

    def _close(self, day: int) -> None:
        finding = self.random.choice(self.mending.words["findings"])
        self.at(day, 9, close_follow_up, actor=self.other(), follow_up_id=self.row, finding=finding)
        if not self.fate.is_reopened:
            return
        reason = "群众对整改不满意，重新办理。"
        self.at(day + 1, 10, reopen_follow_up, actor=self.mending.stage.office, follow_up_id=self.row, reason=reason)
        self._mend(day + 2)
        self._answer(day + 4)
        self.at(day + 6, 9, close_follow_up, actor=self.other(), follow_up_id=self.row, finding=finding)


def plan_announcements(stage: Stage) -> None:
    """What fell due is announced every working morning, as the product's clock does every few minutes."""
    days = stage.days
    for day in days.working(days.since, days.today):
        stage.agenda.plan(moment(day, "8:00"), partial(announce_fallen_due, actor=Actor.system()))
