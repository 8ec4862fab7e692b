"""Words for tasks and their parts."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mingchuang.campaigns.queries.tasks import UnitShown
from mingchuang.campaigns.rules.task import TaskStanding

STANDING: Mapping[str, object] = {
    TaskStanding.OPEN: _("办理中"),
    TaskStanding.ANSWERED: _("待验收"),
    TaskStanding.CLOSED: _("已验收"),
    TaskStanding.WITHDRAWN: _("已撤除"),
}


def standing_label(standing: str) -> str:
    """How a task or a part of it stands."""
    return str(STANDING[standing])


def names_of(units: Iterable[UnitShown]) -> str:
    """Units in one line, for a ledger; a group keeps its name and says how many it has."""
    return "、".join(_name(unit) for unit in units)


def _name(unit: UnitShown) -> str:
    if unit.is_group:
        return gettext("{name}（{count} 个）").format(name=unit.named, count=len(unit.nodes))
    return unit.nodes[0].name_zh if unit.nodes else unit.named
