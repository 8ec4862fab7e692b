"""Rectifications for tests, taken as far as a test wants through the product's own acts."""

from datetime import datetime
from typing import Any

from mingchuang.foundation.access import Actor
from mingchuang.organisations.models import Node
from mingchuang.rectification.actions import (
    RectificationOrder,
    open_rectification,
    plan_rectification,
    submit_rectification,
)
from mingchuang.rectification.enums import SourceKind, Way
from mingchuang.rectification.models import Rectification
from tests.cast import NOON


def make_rectification(unit: Node, *, at: datetime = NOON, **order: Any) -> Rectification:
    """A problem of this unit, just entered."""
    values = {
        "source_kind": SourceKind.INSPECTION,
        "source_label": "3月督查第2组",
        "problem": "窗口未公示申报材料样本",
        **order,
    }
    return open_rectification(actor=Actor.system(), order=RectificationOrder(unit=unit, **values), at=at)


def make_planned(unit: Node, *, actor: Actor, at: datetime = NOON, **order: Any) -> Rectification:
    """The unit has said how it will mend."""
    row = make_rectification(unit, at=at, **order)
    return plan_rectification(
        actor=actor,
        rectification_id=row.pk,
        way=Way.AT_ONCE,
        cause="样本被取走后没有补放",
        measure="当天补齐样本，每周检查一次",
        at=at,
    )


def make_submitted(unit: Node, *, actor: Actor, at: datetime = NOON, **order: Any) -> Rectification:
    """The unit says that it is done."""
    row = make_planned(unit, actor=actor, at=at, **order)
    return submit_rectification(actor=actor, rectification_id=row.pk, result="样本已补齐，附照片", at=at)
