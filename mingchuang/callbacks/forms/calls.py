"""One call, one card, and what the list is narrowed to."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from mingchuang.callbacks.enums import CallState, Said, TryResult
from mingchuang.callbacks.queries import CallFilter
from mingchuang.callbacks.rules.calling import LONGEST_WORDS, Answers, Question
from mingchuang.foundation.http.fields import offer_choices
from mingchuang.foundation.numbering import tidy_receipt


class CallFilterForm(forms.Form):
    """What the address bar asks; nonsense asks for nothing."""

    state = forms.ChoiceField(label=_("状态"), required=False, choices=[*CallState.choices, ("", _("全部"))])
    kind = forms.ChoiceField(label=_("事项类别"), required=False)

    def __init__(self, *args: Any, kinds: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_choices(self, "kind", [("", _("全部")), *kinds.items()])

    def asked(self) -> CallFilter:
        """The filter; nonsense asks for what waits."""
        return CallFilter(**self.cleaned_data) if self.is_valid() else CallFilter()


class AnswersForm(forms.Form):
    """The questions of a script, one after the other, then free words."""

    def __init__(self, *args: Any, questions: Sequence[Question], must: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.names = [f"q{number}" for number in range(1, len(questions) + 1)]
        english = (get_language() or "").startswith("en")
        for name, question in zip(self.names, questions, strict=True):
            self.fields[name] = forms.ChoiceField(
                label=(question["text_en"] if english else "") or question["text_zh"],
                choices=Said.choices,
                widget=forms.RadioSelect,
                required=must,
            )
        self.fields["words"] = forms.CharField(
            label=_("还想说的话"),
            required=False,
            max_length=LONGEST_WORDS,
            widget=forms.Textarea(attrs={"rows": 3}),
        )

    def answers(self) -> Answers:
        """What was said; what was left out counts as not said."""
        given = self.cleaned_data
        said = tuple(Said(given.get(name) or Said.UNSAID) for name in self.names)
        return Answers(said=said, words=given["words"])


class TryForm(AnswersForm):
    """One call: what came of it, and the answers when somebody talked."""

    result = forms.ChoiceField(
        label=_("这次拨打"), choices=TryResult.choices, widget=forms.RadioSelect(attrs={"autofocus": True})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, must=False, **kwargs)
        self.fields["note"] = forms.CharField(label=_("说明"), required=False, max_length=200)

    def clean(self) -> dict[str, Any]:
        """Who talked has answered each question."""
        given = super().clean() or {}
        if given.get("result") == TryResult.TALKED:
            for name in self.names:
                if not given.get(name) and name not in self.errors:
                    self.add_error(name, _("请选一项；对方没说的，选“没有回答”。"))
        return given


class PurposeForm(forms.Form):
    """Why a number is looked at."""

    purpose = forms.CharField(label=_("用途"), max_length=200, initial=_("电话回访"))


class CodeForm(forms.Form):
    """The code on a card that came back."""

    code = forms.CharField(
        label=_("卡上的编码"), max_length=30, widget=forms.TextInput(attrs={"autofocus": True, "autocomplete": "off"})
    )

    def clean_code(self) -> str:
        """Blanks, small letters and misread letters are put right."""
        return tidy_receipt(self.cleaned_data["code"])
