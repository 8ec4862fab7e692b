"""Limits per urgency class, and the terms of a place: data. These are the values where a place has set none."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from mingchuang.feedback.enums import Urgency
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.worktime.limits import Limit, LimitUnit

MINUTE = timedelta(minutes=1)
DAY_MINUTES = 24 * 60


class LimitsRefused(Refusal):
    """Such limits make no sense."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The limits of one class.

    Minutes are plain minutes (a hotline never closes). The reply is counted from the day of *dispatch*. A return is
    asked within `return_days` working days of it. At most `extension_most` extensions of `extension_days` working
    days each; nothing lasts longer than `longest_days` days. `basis` says where each figure comes from.
    """

    dispatch_minutes: int
    sign_minutes: int
    reply: Limit
    return_days: int
    extension_most: int
    extension_days: int
    longest_days: int
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """The terms of voice at a place."""

    most_text: int = 5000
    device_per_day: int = 10
    network_per_day: int = 300
    likeness_percent: int = 55
    likeness_near_percent: int = 30
    likeness_days: int = 30
    call_tries: int = 3
    ask_days: int = 5
    reopen_days: int = 15
    reopen_by_right: int = 1
    archive_days: int = 30
    person_days: int = 90
    petition_accept_days: int = 15
    petition_handle_days: int = 60
    petition_extension_days: int = 30


LIULIN = "吕梁（柳林县网站2024年公布）的12345办理规定"
BEIJING = "北京市12345热线地方标准（2023年1月1日起施行，据报道）"
DRAFT = "北京市该标准2021年征求意见稿"
BUREAU = "某省厅热线办理规定"
JUNGAR = "准格尔旗三率考核（24小时签收）"

_COMMON = f"退单1个工作日、延期最多3次每次不超过3个工作日、长周期事项不超过180天：{LIULIN}；签收24小时：{JUNGAR}"

DEFAULTS: Mapping[Urgency, Limits] = {
    Urgency.URGENT: Limits(
        dispatch_minutes=60,
        sign_minutes=30,
        reply=Limit(count=0, unit=LimitUnit.NATURAL_DAY),
        return_days=1,
        extension_most=0,
        extension_days=0,
        longest_days=180,
        basis=f"派单1小时：{BEIJING}；30分钟内响应：{LIULIN}；当日答复：{BUREAU}",
    ),
    Urgency.UTILITIES: Limits(
        dispatch_minutes=120,
        sign_minutes=120,
        reply=Limit(count=1, unit=LimitUnit.NATURAL_DAY),
        return_days=1,
        extension_most=0,
        extension_days=0,
        longest_days=180,
        basis=f"派单2小时：{BEIJING}；24小时反馈：{DRAFT}；签收时限为本系统默认",
    ),
    Urgency.QUERY: Limits(
        dispatch_minutes=DAY_MINUTES,
        sign_minutes=DAY_MINUTES,
        reply=Limit(count=3),
        return_days=1,
        extension_most=3,
        extension_days=3,
        longest_days=180,
        basis=f"派单24小时：{BEIJING}；3个工作日答复：{LIULIN}；{_COMMON}",
    ),
    Urgency.GENERAL: Limits(
        dispatch_minutes=DAY_MINUTES,
        sign_minutes=DAY_MINUTES,
        reply=Limit(count=5),
        return_days=1,
        extension_most=3,
        extension_days=3,
        longest_days=180,
        basis=f"派单24小时：{BEIJING}；5个工作日答复：{LIULIN}；{_COMMON}",
    ),
    Urgency.COMPLEX: Limits(
        dispatch_minutes=DAY_MINUTES,
        sign_minutes=DAY_MINUTES,
        reply=Limit(count=15, unit=LimitUnit.NATURAL_DAY),
        return_days=1,
        extension_most=3,
        extension_days=3,
        longest_days=180,
        basis=f"派单24小时、15日答复：{BEIJING}；{_COMMON}",
    ),
}


def check_limits(limits: Limits) -> None:
    """Limits that can be lived with."""
    if not 1 <= limits.dispatch_minutes <= 7 * DAY_MINUTES or not 1 <= limits.sign_minutes <= 7 * DAY_MINUTES:
        raise LimitsRefused("派单和签收时限应在 1 分钟至 7 天之间。")
    if limits.reply.count > 180 or not 1 <= limits.return_days <= 10:
        raise LimitsRefused("答复期限不超过 180，退单时限应在 1 至 10 个工作日之间。")
    if limits.extension_most and not limits.extension_days:
        raise LimitsRefused("允许延期的，请写明每次最多延几个工作日。")
    if limits.extension_most > 10 or limits.extension_days > 30 or not 1 <= limits.longest_days <= 730:
        raise LimitsRefused("延期不超过 10 次、每次不超过 30 个工作日，最长不超过 730 天。")
    if not limits.basis.strip():
        raise LimitsRefused("请写明依据。")


def check_terms(terms: Terms) -> None:
    """Terms that can be lived with."""
    if not 100 <= terms.most_text <= 100_000:
        raise LimitsRefused("文字上限应在 100 至 100000 字之间。")
    days = (terms.likeness_days, terms.ask_days, terms.reopen_days, terms.archive_days, terms.person_days)
    if min(days) < 1 or max(days) > 730:
        raise LimitsRefused("各项天数应在 1 至 730 之间。")
    if not 1 <= terms.petition_accept_days <= 60 or not 1 <= terms.petition_handle_days <= 365:
        raise LimitsRefused("信访受理告知应在 1 至 60 天之间，办理应在 1 至 365 天之间。")
    if terms.petition_extension_days > terms.petition_handle_days:
        raise LimitsRefused("信访延期不能比办理期限长。")
    if not 0 < terms.likeness_near_percent <= terms.likeness_percent <= 100:
        raise LimitsRefused("相似度应在 1 至 100 之间，同一窗口的不高于一般的。")
    if not 1 <= terms.call_tries <= 10:
        raise LimitsRefused("回访次数应在 1 至 10 之间。")
    if terms.device_per_day < 1 or terms.network_per_day < 1 or terms.reopen_by_right > 5:
        raise LimitsRefused("每日次数至少为 1，依权利重办不超过 5 次。")


def is_late(*, since: datetime, until: datetime, minutes: int) -> bool:
    """Whether more than so many minutes passed."""
    return until - since > minutes * MINUTE
