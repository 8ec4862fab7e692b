"""What citizens send."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mingchuang.feedback.enums import Contentment, VoiceKind
from mingchuang.feedback.models.file import MOST_PHOTOS

PICTURES = "image/jpeg,image/png,image/webp"
OFFERED = (
    VoiceKind.COMPLAINT,
    VoiceKind.STUCK,
    VoiceKind.SUGGESTION,
    VoiceKind.QUESTION,
    VoiceKind.PRAISE,
    VoiceKind.FAULT,
)
HINTS = {
    VoiceKind.COMPLAINT: _("对人或做法不满意"),
    VoiceKind.STUCK: _("跑了几趟还办不成"),
    VoiceKind.SUGGESTION: _("怎样能更好"),
    VoiceKind.QUESTION: _("想问清楚"),
    VoiceKind.PRAISE: _("做得好的人和事"),
    VoiceKind.FAULT: _("设备、环境坏了"),
}


class SayForm(forms.Form):
    """The first screen: what kind, and what happened."""

    kind = forms.ChoiceField(
        label=_("您想说的是"),
        choices=[(kind.value, kind.label) for kind in OFFERED],
        widget=forms.RadioSelect,
        error_messages={"required": _("请先选一类。")},
    )
    text = forms.CharField(
        label=_("请写下来"),
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("什么时候、在哪里、什么事，希望怎样。"),
        error_messages={"required": _("请写几句话，说明是什么事。")},
    )

    def choices(self) -> list[tuple[str, str, Any, bool]]:
        """The six kinds as big buttons: value, label, hint, chosen. Any: a text translated late."""
        chosen = str(self.data.get("kind") or self.initial.get("kind") or "")
        return [(kind.value, str(kind.label), HINTS[kind], kind.value == chosen) for kind in OFFERED]


class WhoForm(forms.Form):
    """The second screen: whether she says who she is."""

    name = forms.CharField(
        label=_("怎么称呼您"), required=False, max_length=40, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    phone = forms.CharField(
        label=_("电话"),
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )
    may_publish = forms.BooleanField(label=_("答复后可以隐去个人信息公开，让别人也看到"), required=False, initial=True)
    token = forms.CharField(max_length=400, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # one field a picture: a camera hands over one at a time, and a second shot must not take the place of the first
        for number in range(1, MOST_PHOTOS + 1):
            self.fields[f"photo_{number}"] = forms.FileField(
                label=_("照片 %(number)s") % {"number": number},
                required=False,
                widget=forms.FileInput(attrs={"accept": PICTURES}),
                error_messages={"empty": _("这张照片是空的，请重新选。")},
            )

    @property
    def photo_fields(self) -> list[forms.BoundField]:
        """The fields for photos, for the page."""
        return [self[f"photo_{number}"] for number in range(1, MOST_PHOTOS + 1)]

    @property
    def has_photos(self) -> bool:
        """Whether any was chosen; a browser forgets them when the page comes back."""
        return any(name.startswith("photo_") for name in self.files)

    def photos(self) -> dict[str, bytes]:
        """What was chosen, by its field."""
        given = {field.name: self.cleaned_data.get(field.name) for field in self.photo_fields}
        return {name: file.read() for name, file in given.items() if file}

    def clean_phone(self) -> str:
        """Digits, blanks and a hyphen; empty is fine."""
        phone = str(self.cleaned_data["phone"]).strip()
        digits = sum(sign.isdecimal() for sign in phone)
        if phone and (not 7 <= digits <= 15 or not set(phone) <= set("0123456789+- ()（）转")):
            raise forms.ValidationError(_("电话请写数字，如 13800001234 或 0571-88880000；不留可以空着。"))
        return phone


class JudgeForm(forms.Form):
    """How she finds the answer."""

    contentment = forms.ChoiceField(
        label=_("办得怎样"), choices=Contentment.choices, error_messages={"required": _("请先选一项，再提交。")}
    )
    is_solved = forms.ChoiceField(
        label=_("问题解决了吗"), required=False, choices=[("", "—"), ("yes", _("解决了")), ("no", _("没有解决"))]
    )
    words = forms.CharField(
        label=_("想说的话"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )


class SearchForm(forms.Form):
    """What the public page is asked; nonsense asks for everything."""

    q = forms.CharField(label=_("找什么"), required=False, max_length=60)
    kind = forms.ChoiceField(
        label=_("类别"), required=False, choices=[("", _("全部")), *((k.value, k.label) for k in OFFERED)]
    )
