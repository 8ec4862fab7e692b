"""The account of a due date, line by line: the same on the terminal and on every page. Pure; the door translates."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Self

from mingchuang.foundation.worktime.limits import Due, Limit, LimitUnit, Step, StepKind

DAYS_OF_THE_WEEK = (
    "{day}（周一）",
    "{day}（周二）",
    "{day}（周三）",
    "{day}（周四）",
    "{day}（周五）",
    "{day}（周六）",
    "{day}（周日）",
)

START_COUNTED = "自 {day}起算，当日计入。"
SENTENCES = {
    StepKind.START: "自 {day}起算，当日不计。",
    StepKind.LIMIT: "期限 {limit}，数到 {day}。",
    StepKind.EXTENSION: "延长 {limit}，数到 {day}。",
    StepKind.HOLIDAY: "{span}{name}放假，不是工作日。",
    StepKind.MAKEUP: "{span}调休上班（{name}），是工作日。",
    StepKind.PAUSE: "暂停：{day}起不计，{until} 恢复计时，其间 {limit}不计。",
    StepKind.IDLE_PAUSE: "暂停：{day}起不计，{until} 恢复计时，其间没有要扣除的日子。",
    StepKind.ROLLED: "{day}是休息日，顺延到 {until}。",
    StepKind.PROVISIONAL: "{value}年放假安排尚未公布，日期暂定。",
    StepKind.DUE: "到期日 {day}。",
}
SPAN = "{since} 至 {until} "
MEASURED = (StepKind.LIMIT, StepKind.EXTENSION, StepKind.PAUSE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One sentence: a Chinese msgid and what fills its places; the values may be sentences of their own."""

    text: str
    values: Mapping[str, object] = field(default_factory=dict)

    @classmethod
    def of_day(cls, day: date) -> Self:
        """A day with its day of the week."""
        return cls(text=DAYS_OF_THE_WEEK[day.weekday()], values={"day": day.isoformat()})

    def __str__(self) -> str:
        return self.text.format(**self.values)


def account_of(found: Due) -> list[Line]:
    """Every step in its order."""
    return [line_of(step) for step in found.steps]


def line_of(step: Step) -> Line:
    """One step of the account, for people."""
    until = step.until or step.on
    day = Line.of_day(step.on)
    values: dict[str, object] = {
        "day": day,
        "span": day if until == step.on else Line(text=SPAN, values={"since": step.on, "until": until}),
        "until": until,
        "value": step.value,
        "name": step.name,
    }
    if step.kind in MEASURED:
        values["limit"] = Limit(count=step.value, unit=LimitUnit(step.name))
    text = START_COUNTED if step.kind is StepKind.START and step.value else SENTENCES[step.kind]
    return Line(text=text, values=values)
