"""Sets of norms and their lines."""

from django import forms
from django.utils.translation import gettext_lazy as _

from mingchuang.campaigns.enums import NormKind


class NormSetForm(forms.Form):
    """What a set is called, and what it holds."""

    name_zh = forms.CharField(label=_("名称"), max_length=200, help_text=_("例如：五个一。"))
    name_en = forms.CharField(label=_("英文名称"), max_length=300, required=False)
    kind = forms.ChoiceField(label=_("类别"), choices=[(kind.value, _(str(kind.label))) for kind in NormKind])


class NormLinesForm(forms.Form):
    """Norms, one a line."""

    lines = forms.CharField(label=_("条目，一行一条"), max_length=20_000, widget=forms.Textarea(attrs={"rows": 6}))

    def texts(self) -> list[str]:
        """The lines that say something."""
        return [line for line in self.cleaned_data["lines"].splitlines() if line.strip()]


class NewNormSetForm(NormSetForm, NormLinesForm):
    """A set with its first norms."""

    field_order = ("name_zh", "name_en", "kind", "lines")


class NormLineForm(forms.Form):
    """One norm, and for whom it is a question."""

    text_zh = forms.CharField(label=_("内容"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    text_en = forms.CharField(
        label=_("英文内容"), max_length=700, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    is_checkable = forms.BooleanField(label=_("检查题"), required=False, help_text=_("督查员到窗口时逐条打勾。"))
    is_self_check = forms.BooleanField(label=_("自查题"), required=False, help_text=_("单位自己逐条对照。"))


class MoveForm(forms.Form):
    """Up or down."""

    way = forms.ChoiceField(label=_("挪到"), choices=[("up", _("前面")), ("down", _("后面"))])
