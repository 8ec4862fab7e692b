"""What is asked of a display point and of what hangs there."""

import re
from datetime import date

from mingchuang.foundation.errors import FieldRefusal

VERSION = re.compile(r"[0-9a-f]{8}")


class PointRefused(FieldRefusal):
    """Not so. `field` names the place at fault."""


def check_place(*, place: str, kind: str, kinds: frozenset[str]) -> None:
    """Somebody must find it by what is written."""
    if len(place.strip()) < 2:
        raise PointRefused("请写明在哪里，让别人找得到，例如“一楼入口左侧墙”。", field="place_zh")
    if kind not in kinds:
        raise PointRefused("没有这种展示点。", field="kind")


def check_open(*, closed_on: date | None) -> None:
    """Nothing is hung at a point that is no longer used."""
    if closed_on is not None:
        raise PointRefused("这个展示点已停用。")


def check_version(version: str) -> None:
    """Eight signs, as they stand in the corner of the print."""
    if not VERSION.fullmatch(version):
        raise PointRefused("版本号是印件角上的 8 位字符（0–9、a–f）。", field="version")
