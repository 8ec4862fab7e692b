"""Shapes of input. Nothing is saved here."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from mingchuang.foundation.access import roles
from mingchuang.foundation.http.fields import offer_choices, offer_rows
from mingchuang.organisations.models import Node


class WorkbookForm(forms.Form):
    """A filled-in template."""

    workbook = forms.FileField(label=_("Excel 文件"), help_text=_("用下载的模板填写，.xlsx 格式。"))


class GrantForm(forms.Form):
    """A role at a node."""

    role = forms.ChoiceField(label=_("角色"))
    node = forms.ModelChoiceField(label=_("在哪里"), queryset=Node.objects.none())

    def __init__(self, *args: Any, nodes: QuerySet[Node, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "node", nodes)
        offer_choices(self, "role", [(key, _(role.label)) for key, role in roles().items()])


class AccountForm(GrantForm):
    """A new account with its first role."""

    username = forms.SlugField(label=_("账号"), max_length=60, help_text=_("字母、数字、连字符。"))
    display_name = forms.CharField(label=_("显示名"), max_length=60)
    password = forms.CharField(
        label=_("初始密码"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("至少十位，不能全是数字，不能太常见。"),
    )
    field_order = ("username", "display_name", "password", "role", "node")


class PasswordForm(forms.Form):
    """A new password, twice."""

    old = forms.CharField(label=_("现在的密码"), widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}))
    new = forms.CharField(label=_("新密码"), widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}))
    again = forms.CharField(label=_("再写一遍"), widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}))

    def clean(self) -> dict[str, str]:
        """Both must agree."""
        data: dict[str, str] = super().clean() or {}
        if data.get("new") != data.get("again"):
            self.add_error("again", _("两次写的不一样。"))
        return data
