"""How limits are counted at a place: the default, and what a place may choose otherwise. No database."""

from dataclasses import dataclass, field

from mingchuang.following.enums import PauseCause
from mingchuang.following.rules.clocks import LampRule
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.worktime.hours import OpeningHours

# Public notice counts only where a local rule says so.
DEFAULT_CAUSES = tuple(cause.value for cause in PauseCause.asked_for() if cause is not PauseCause.PUBLIC_NOTICE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockSettings:
    """What holds at a place; these defaults hold where nothing is set.

    `hand_over_hours` are hours of opening; `extension_most` are units of the limit of the law.
    """

    counts_start: bool = False
    rolls_intake: bool = False
    lamp: LampRule = field(default_factory=LampRule)
    causes: tuple[str, ...] = DEFAULT_CAUSES
    hand_over_hours: int = 4
    extension_most: int = 10
    hours: str = ""
    basis: str = ""


class SettingsRefused(Refusal):
    """The rule is not kept so."""


def check_settings(settings: ClockSettings) -> None:
    """Within reason; a cause that local rule adds needs that rule named."""
    if not 0 <= settings.lamp.percent <= 90 or not 0 <= settings.lamp.days <= 30:
        raise SettingsRefused("临期比例应在 0 至 90 之间，提前天数不超过 30。")
    if not 1 <= settings.hand_over_hours <= 80:
        raise SettingsRefused("移交接收时限应在 1 至 80 个服务小时之间。")
    if not 0 <= settings.extension_most <= 60:
        raise SettingsRefused("延期最多应在 0 至 60 之间。")
    local = set(settings.causes) - set(DEFAULT_CAUSES)
    if local and not settings.basis.strip():
        raise SettingsRefused("公示按当地规定才可扣除，请写明依据的文件。")
    OpeningHours.read(settings.hours)
