"""What citizens type: as little as possible."""

from django import forms
from django.utils.translation import gettext_lazy as _

from mingchuang.foundation.numbering import is_receipt, tidy_receipt


class TakeForm(forms.Form):
    """One press of a button."""

    queue = forms.IntegerField()
    priority = forms.CharField(required=False, max_length=20)
    press = forms.CharField(required=False, max_length=40)


class CodeForm(forms.Form):
    """A booking's code."""

    code = forms.CharField(
        label=_("预约码"),
        max_length=30,
        help_text=_("十三位字母和数字，空格和大小写不要紧。"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean_code(self) -> str:
        """The code as it was given out."""
        code = tidy_receipt(self.cleaned_data["code"])
        if not is_receipt(code):
            raise forms.ValidationError(_("预约码不对，请核对是否抄错。"))
        return code


class BookForm(forms.Form):
    """Who comes; both are free to give."""

    name = forms.CharField(
        label=_("怎么称呼"), max_length=40, required=False, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    phone = forms.RegexField(
        r"^\+?[0-9][0-9 -]{5,18}$",
        label=_("电话"),
        required=False,
        help_text=_("留了电话，工作人员可以提醒您。只用于这次预约，过期删除。"),
        error_messages={"invalid": _("电话只含数字，如 13800001234。")},
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )


class MoveForm(forms.Form):
    """A slot as its button says it: window and moment."""

    desk = forms.IntegerField()
    when = forms.DateTimeField(input_formats=["%Y-%m-%dT%H:%M"])
