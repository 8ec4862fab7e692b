"""Fields of forms that many areas need: days and hours as browsers write them, several files, given choices."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.http.wording import worded

MOST_FILES = 10


class DayInput(forms.DateInput):
    """A browser's own date picker, which reads and writes 2026-03-01 whatever the language of the page."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class HourInput(forms.TimeInput):
    """A browser's own hour picker: 09:05."""

    input_type = "time"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%H:%M")


class MomentInput(forms.DateTimeInput):
    """A browser's own picker of day and hour, in the organisation's zone."""

    input_type = "datetime-local"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")


class ManyFilesInput(forms.ClearableFileInput):
    """Lets several files be chosen at once."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Several files, or none where that is allowed; each is checked by its content when it is kept."""

    def __init__(self, *, most: int = MOST_FILES, accept: str = "", **options: Any) -> None:
        attrs = {"accept": accept} if accept else None
        super().__init__(**{"widget": ManyFilesInput(attrs=attrs), **options})
        self.most = most

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        """Each file by itself. Any: the parent promises one file, this is given a list, one or nothing."""
        given = [file for file in (data if isinstance(data, list | tuple) else [data]) if file]
        if len(given) > self.most:
            raise forms.ValidationError(_("一次最多 %(most)s 个文件。"), params={"most": self.most})
        if not given:
            super().clean(None, initial)  # says so where at least one is required
        return [super(ManyFilesField, self).clean(file, initial) for file in given]


def lines(rows: int = 3) -> forms.Textarea:
    """A box of so many lines."""
    return forms.Textarea(attrs={"rows": rows})


def offer_rows(form: forms.BaseForm, name: str, rows: QuerySet[Any, Any]) -> None:
    """Let a field choose among these rows: those within somebody's reach. Any: rows of any model."""
    field = form.fields[name]
    assert isinstance(field, forms.ModelChoiceField)
    field.queryset = rows


def offer_choices(form: forms.BaseForm, name: str, choices: Iterable[tuple[Any, Any]]) -> None:
    """Let a field choose among these values with their labels. Any: both as Django takes them."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = list(choices)


def show_refusal(form: forms.BaseForm, refusal: Refusal, *, field: str = "") -> None:
    """Say no where it belongs: at `field`, else at the field the refusal names, else above the form."""
    named = field or getattr(refusal, "field", None)
    form.add_error(named if named in form.fields else None, worded(refusal))
