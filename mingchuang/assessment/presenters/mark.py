"""Entries against units in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from mingchuang.assessment.enums import LineKind
from mingchuang.assessment.models import Deduction, Mark, Veto
from mingchuang.foundation.ui.templatetags.ui import named


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownMark:
    """One entry with the name of what it is for."""

    mark: Mark
    label: str


def mark_choices(rules: Sequence[Deduction | Veto]) -> list[tuple[str, str]]:
    """What may be entered: value "kind:key", and its words."""
    return [(f"{_kind(rule)}:{rule.key}", _words(rule)) for rule in rules]


def _kind(rule: Deduction | Veto) -> str:
    return LineKind.VETO.value if isinstance(rule, Veto) else LineKind.DEDUCTION.value


def _words(rule: Deduction | Veto) -> str:
    name = named(rule, "label")
    if isinstance(rule, Veto):
        return gettext("{name}（一票否决）").format(name=name)
    return gettext("{name}（每次扣 {points:.1f} 分）").format(name=name, points=rule.points_each)


def shown_mark(mark: Mark, names: Mapping[str, str]) -> ShownMark:
    """An entry; what the present scheme no longer names keeps its code."""
    return ShownMark(mark=mark, label=names.get(f"{mark.kind}:{mark.key}", mark.key))
