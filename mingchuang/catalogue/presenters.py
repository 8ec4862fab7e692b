"""Words for what changed and what was saved; built from values already fetched."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Field
from django.utils.translation import gettext

from mingchuang.catalogue.enums import ApplicantKind, Channel, HandlingMode, Saving
from mingchuang.catalogue.models import Material, ServiceItem, Step
from mingchuang.catalogue.rules.items import MaterialContent, StepContent
from mingchuang.catalogue.rules.searching import synonyms_shipped
from mingchuang.catalogue.rules.versions import Change, SavingContent
from mingchuang.foundation.worktime.limits import Limit, LimitUnit

MODELS = {"": ServiceItem, "materials": Material, "steps": Step}
PARTS = {"materials": "材料", "steps": "环节"}
LISTS = {"modes": HandlingMode, "applicant_kinds": ApplicantKind, "channels": Channel}
GONE, COME = "没有", "有"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRow:
    """One difference in words: where, what it said, what it says."""

    where: str
    before: str
    after: str


def change_rows(changes: Iterable[Change]) -> list[ChangeRow]:
    """Differences in the reader's language."""
    return [
        ChangeRow(where=_where(change), before=_said(change, change.before), after=_said(change, change.after))
        for change in changes
    ]


def _where(change: Change) -> str:
    labels = [gettext(PARTS[change.part]), f"“{change.line}”"] if change.part else []
    if change.field:
        field = MODELS[change.part]._meta.get_field(change.field)
        labels.append(gettext(str(field.verbose_name)) if isinstance(field, Field) else change.field)
    return " ".join(labels)


def _said(change: Change, value: object) -> str:
    if not change.field:
        return gettext(COME if isinstance(value, MaterialContent | StepContent) else GONE)
    if isinstance(value, bool):
        return gettext("是" if value else "否")
    if isinstance(value, tuple):
        labels = {str(key): str(label) for key, label in LISTS[change.field].choices}
        return "、".join(gettext(labels.get(str(each), str(each))) for each in value) or "—"
    field = MODELS[change.part]._meta.get_field(change.field)
    choices = dict(getattr(field, "flatchoices", ()))
    return gettext(str(choices[value])) if value in choices else "—" if value in (None, "") else str(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A saving that two versions show, with the address part that fills the form with it."""

    saving: Saving
    before_count: int
    after_count: int
    before: Limit | None
    after: Limit | None

    @property
    def label(self) -> str:
        """The word of its kind, a Chinese msgid."""
        return str(self.saving.label)


def suggestions(savings: Iterable[SavingContent]) -> list[Suggestion]:
    """Savings as the page shows them."""
    return [
        Suggestion(
            saving=one.saving,
            before_count=one.before_count,
            after_count=one.after_count,
            before=Limit(count=one.before_count, unit=LimitUnit(one.before_unit)) if one.before_unit else None,
            after=Limit(count=one.after_count, unit=LimitUnit(one.after_unit)) if one.after_unit else None,
        )
        for one in savings
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class SynonymRow:
    """A word with what it also finds; `is_own` when the town has said so itself."""

    word: str
    meanings: str
    is_own: bool


def synonym_rows(own: Sequence[tuple[str, str]]) -> list[SynonymRow]:
    """The town's own words first, then the shipped ones that it left as they are."""
    known = {word for word, _ in own}
    mine = [SynonymRow(word=word, meanings=meanings, is_own=True) for word, meanings in own]
    shipped = [
        SynonymRow(word=word, meanings="、".join(meanings), is_own=False)
        for word, meanings in synonyms_shipped().items()
        if word not in known
    ]
    return [*mine, *shipped]
