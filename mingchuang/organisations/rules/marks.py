"""Which marks there are to begin with, and who may carry one."""

from dataclasses import dataclass
from datetime import date

from mingchuang.foundation.errors import Refusal


class MarkRefused(Refusal):
    """The mark cannot be entered so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KindOfMark:
    """A kind of mark; `sign` stands on badges where the whole name has no room."""

    key: str
    name_zh: str
    name_en: str
    sign: str
    holder: str


def _kind(key: str, name_zh: str, name_en: str, sign: str, holder: str) -> KindOfMark:
    return KindOfMark(key=key, name_zh=name_zh, name_en=name_en, sign=sign, holder=holder)


# Known everywhere; an installation adds its own as rows.
FIRST_KINDS: tuple[KindOfMark, ...] = (
    _kind("party_member", "中共党员", "CPC member", "党", "person"),
    _kind("party_pioneer", "党员先锋岗", "Party pioneer post", "先", "both"),
    _kind("party_model", "党员示范岗", "Party model post", "示", "both"),
    _kind("league_member", "共青团员", "Youth League member", "团", "person"),
    _kind("youth_unit", "青年文明号", "Youth civilisation unit", "青", "place"),
    _kind("youth_post", "青年岗位能手", "Young expert of the post", "能", "person"),
    _kind("labour_pioneer", "工人先锋号", "Workers' pioneer", "工", "place"),
    _kind("women_post", "巾帼文明岗", "Women's civilisation post", "巾", "place"),
    _kind("service_star", "服务明星", "Service star", "星", "person"),
    _kind("service_window", "文明服务窗口", "Model service window", "优", "place"),
    _kind("volunteer", "志愿者", "Volunteer", "志", "person"),
)


def check_mark(*, kind_holder: str, is_person: bool, from_on: date, until_on: date | None, today: date) -> None:
    """A mark goes to whom its kind is for, has been granted already, and its term does not run backwards."""
    wanted = "person" if is_person else "place"
    if kind_holder not in {wanted, "both"}:
        raise MarkRefused("这种标识只授予{holder}。", holder="集体" if is_person else "个人")
    if from_on > today:
        raise MarkRefused("授予日期还没有到，请核对。")
    if until_on is not None and until_on < from_on:
        raise MarkRefused("有效期不能早于授予日期。")
