"""When a clock may be paused, by whom, and when a limit may be longer. No database, no clock of the wall."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.worktime.limits import Pause


class PauseRefused(Refusal):
    """The clock is not paused so."""


class ExtensionRefused(Refusal):
    """The limit is not made longer so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldSpan:
    """Days on which parts held up a whole: from `since` on, counting again on `until`; None while they still do."""

    since: date
    until: date | None


def check_cause(*, cause: str, causes: Collection[str], reason: str, basis: str, files: int) -> None:
    """Only a listed cause, with its reason, its basis and its evidence."""
    if cause not in causes:
        raise PauseRefused("这里的计时规则没有列出这种暂停原因，不能暂停。")
    if not reason.strip():
        raise PauseRefused("请写明为什么暂停。")
    if not basis.strip():
        raise PauseRefused("请写明暂停的依据，如《行政许可法》第四十五条。")
    if not files:
        raise PauseRefused("请附上证明材料，如补正通知书、听证通知书。")


def check_out(
    *, out_on: date, today: date, accepted_on: date, due_on: date, last_on: date, pauses: Sequence[Pause]
) -> None:
    """Not before acceptance, not after the limit, not ahead of the day, not over another pause.

    `due_on` is the promise, `last_on` the later of promise and law. A late entry does not heal a missed promise.
    """
    if out_on > today:
        raise PauseRefused("暂停从 {day} 起，还没有到，请到那一天再申请。", day=out_on)
    if out_on < accepted_on:
        raise PauseRefused("受理（{day}）以前没有计时，不能暂停。", day=accepted_on)
    if out_on > last_on:
        raise PauseRefused("期限已在 {day} 届满，不能再暂停。", day=last_on)
    if out_on <= due_on < today:
        raise PauseRefused("承诺期限已在 {day} 届满，不能补录此前的暂停。", day=due_on)
    if any(out_on < pause.until for pause in pauses):
        raise PauseRefused("{day} 与另一次暂停重叠，请核对日期。", day=out_on)


def check_free(*, is_open: bool, has_unfinished: bool) -> None:
    """Only a running clock is paused, once at a time."""
    if not is_open:
        raise PauseRefused("这件事现在不在计时，不能暂停。")
    if has_unfinished:
        raise PauseRefused("已有一次暂停没有结束或待批准，不能再申请。")


def check_in_days(*, in_minutes: bool) -> None:
    """What is done while the applicant waits is done or refused; it is not paused for days."""
    if in_minutes:
        raise PauseRefused("即办件按分钟计时，不能暂停；当场办不了的，按承诺件的事项收件。")


def check_approver(*, is_owner: bool, has_asked: bool) -> None:
    """Neither the handler nor who asked decides on a pause."""
    if is_owner or has_asked:
        raise PauseRefused("经办人和申请人不能自己批准暂停，请由另一人批准。")


def check_back(*, out_on: date, back_on: date, today: date) -> None:
    """Half-open: the day of leaving is out, the day of return counts again."""
    if back_on < out_on:
        raise PauseRefused("恢复计时的日期 {back} 不能早于暂停的日期 {out}。", back=back_on, out=out_on)
    if back_on > today:
        raise PauseRefused("恢复计时的日期 {back} 还没有到。", back=back_on)


def check_state(*, is_in_order: bool) -> None:
    """The step fits the state of the pause."""
    if not is_in_order:
        raise PauseRefused("这次暂停已经处理过，请刷新后再看。")


def check_extension(
    *, count: int, most: int, times: int, times_before: int, reason: str, is_open: bool, is_past: bool, is_owner: bool
) -> None:
    """Once (or as often as the law of the matter says), within the statutory extension, before the limit ends."""
    if not is_open:
        raise ExtensionRefused("这件事现在不在计时，不能延期。")
    if is_owner:
        raise ExtensionRefused("经办人不能批准自己的延期，请由负责人批准。")
    if times_before >= times:
        raise ExtensionRefused("依法最多延期 {times} 次，已经用完。", times=times)
    if not 0 < count <= most:
        raise ExtensionRefused("依法每次最多延长 {most}，现为 {count}。", most=most, count=count)
    if is_past:
        raise ExtensionRefused("期限已过，不能再延期。")
    if not reason.strip():
        raise ExtensionRefused("请写明延期的理由，理由要告知申请人。")
