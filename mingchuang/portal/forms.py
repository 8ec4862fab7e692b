"""Shapes of what citizens type."""

from django import forms
from django.utils.translation import gettext_lazy as _

from mingchuang.foundation.numbering import is_receipt, tidy_receipt


class ReceiptForm(forms.Form):
    """Any receipt of ours, as people type it."""

    code = forms.CharField(
        label=_("回执码"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
        help_text=_("评价、办件、诉求、预约和约来的服务都有回执码：13 位字母和数字，空格和大小写不要紧。"),
    )

    def clean_code(self) -> str:
        """Tidied; a slip of the pen is caught before anything is looked up."""
        code = tidy_receipt(self.cleaned_data["code"])
        if not is_receipt(code):
            raise forms.ValidationError(_("回执码不对，请核对每一位。"))
        return code
