"""What changed from one wording to the next, and what became simpler by it. No database."""

from dataclasses import dataclass, fields

from mingchuang.catalogue.enums import CaseType, Saving
from mingchuang.catalogue.rules.items import ItemContent, ItemRefused, MaterialContent, StepContent
from mingchuang.catalogue.rules.limits import is_within
from mingchuang.foundation.worktime.limits import Limit, LimitUnit

PARTS = {"materials", "steps"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One field that says something else; `line` is the name of the material or step it belongs to.

    `part` is "", "materials" or "steps"; a whole line that came or went has `field` "" and one empty side.
    """

    part: str = ""
    line: str = ""
    field: str = ""
    before: object = None
    after: object = None


def changes_between(before: ItemContent, after: ItemContent) -> tuple[Change, ...]:
    """Every difference, in the order of the form."""
    plain = [
        Change(field=field.name, before=old, after=new)
        for field in fields(ItemContent)
        if field.name not in PARTS and (old := getattr(before, field.name)) != (new := getattr(after, field.name))
    ]
    return (
        *plain,
        *_lines("materials", before.materials, after.materials),
        *_lines("steps", before.steps, after.steps),
    )


Line = MaterialContent | StepContent


def _lines(part: str, before: tuple[Line, ...], after: tuple[Line, ...]) -> list[Change]:
    """Lines are told apart by their names."""
    old, new = {line.name_zh: line for line in before}, {line.name_zh: line for line in after}
    gone = [Change(part=part, line=name, before=name) for name in old if name not in new]
    come = [Change(part=part, line=name, after=name) for name in new if name not in old]
    altered = [
        Change(part=part, line=name, field=field.name, before=one, after=other)
        for name in new
        if name in old
        for field in fields(new[name])
        if (one := getattr(old[name], field.name)) != (other := getattr(new[name], field.name))
    ]
    return [*gone, *come, *altered]


@dataclass(frozen=True, slots=True, kw_only=True)
class SavingContent:
    """One simplification: so many before, so many after. Time has units; nothing after means on the spot."""

    saving: Saving
    before_count: int
    after_count: int
    before_unit: str = ""
    after_unit: str = ""


def savings_between(before: ItemContent, after: ItemContent) -> tuple[SavingContent, ...]:
    """What the later wording spares the citizen."""
    counts = (
        (Saving.STEPS, len(before.steps), len(after.steps)),
        (Saving.MATERIALS, _brought(before), _brought(after)),
        (Saving.VISITS, before.visits or 0, after.visits if after.visits is not None else before.visits or 0),
    )
    found = [
        SavingContent(saving=saving, before_count=old, after_count=new)
        for saving, old, new in counts
        if new < old and (new or saving is not Saving.STEPS)
    ]
    return (*found, *_time_saved(before, after))


def _brought(content: ItemContent) -> int:
    """Materials the citizen has to bring."""
    return sum(material.is_brought for material in content.materials)


def _time_saved(before: ItemContent, after: ItemContent) -> tuple[SavingContent, ...]:
    old, new = before.promised, after.promised
    if old is None:
        return ()
    if new is None:
        is_now_at_once = after.case_type == CaseType.IMMEDIATE
        return (_time(old, None),) if is_now_at_once else ()
    return (_time(old, new),) if is_within(new, old) and not is_within(old, new) else ()


def _time(old: Limit, new: Limit | None) -> SavingContent:
    return SavingContent(
        saving=Saving.TIME,
        before_count=old.count,
        before_unit=old.unit.value,
        after_count=new.count if new else 0,
        after_unit=new.unit.value if new else "",
    )


def check_saving(saving: SavingContent) -> None:
    """Less than before, by the same measure."""
    if saving.before_count < 1:
        raise ItemRefused("请填写原来是多少。", field="before_count")
    if saving.saving is not Saving.TIME:
        if saving.after_count >= saving.before_count:
            raise ItemRefused("简化以后须比原来少。", field="after_count")
        return
    if not saving.before_unit:
        raise ItemRefused("请选原来时限的单位。", field="before_unit")
    if saving.after_count and not saving.after_unit:
        raise ItemRefused("请选现在时限的单位；当场办结的填 0。", field="after_unit")
    if not saving.after_count:
        return
    old = Limit(count=saving.before_count, unit=LimitUnit(saving.before_unit))
    new = Limit(count=saving.after_count, unit=LimitUnit(saving.after_unit))
    if not is_within(new, old) or is_within(old, new):
        raise ItemRefused("现在的时限须比原来短；单位不同的，请换成相同的单位。", field="after_count")
