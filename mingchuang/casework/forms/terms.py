"""Shape of input for the terms of a region. Nothing is saved here."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from mingchuang.casework.models.terms import TERMS, term_label
from mingchuang.casework.rules.limits import CaseTerms, default_terms
from mingchuang.foundation.http.fields import offer_rows
from mingchuang.organisations.models import Node


class TermsForm(forms.Form):
    """The terms of one region; labels are those of the table."""

    region = forms.ModelChoiceField(label=_("地区"), queryset=Node.objects.none(), empty_label=None)

    def __init__(self, *args: Any, regions: QuerySet[Node, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "region", regions)
        for name in TERMS:
            is_words = isinstance(getattr(default_terms(), name), str)
            label = _(term_label(name))
            self.fields[name] = (
                forms.CharField(label=label, max_length=200)
                if is_words
                else forms.IntegerField(label=label, min_value=0)
            )

    def terms(self) -> CaseTerms:
        """The form as a value."""
        return CaseTerms(**{name: self.cleaned_data[name] for name in TERMS})
