"""Client systems and their keys."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from mingchuang.exchange.enums import Scope
from mingchuang.exchange.rules.keys import MOST_PER_MINUTE
from mingchuang.foundation.http.fields import DayInput, offer_choices, offer_rows
from mingchuang.organisations.models import Node


class ChangeClientForm(forms.Form):
    """What a system may do, and how often."""

    scopes = forms.MultipleChoiceField(
        label=_("权限"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("只给用得着的；您自己没有的权限不能给。"),
    )
    per_minute = forms.IntegerField(label=_("每分钟最多请求数"), min_value=1, max_value=MOST_PER_MINUTE, initial=120)
    note = forms.CharField(
        label=_("用途和联系人"), max_length=200, required=False, help_text=_("出了问题找谁，写单位和岗位即可。")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_choices(self, "scopes", [(scope.value, _(scope.label)) for scope in Scope])


class ClientForm(ChangeClientForm):
    """A new client system."""

    name_zh = forms.CharField(label=_("系统名称"), max_length=60, help_text=_("如“市 12345 平台”。"))
    node = forms.ModelChoiceField(
        label=_("所属机构"),
        queryset=Node.objects.none(),
        help_text=_("系统只能看到和办理这个机构以下的内容。"),
    )
    field_order = ("name_zh", "node", "scopes", "per_minute", "note")

    def __init__(self, *args: Any, nodes: QuerySet[Node, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "node", nodes)


class KeyForm(forms.Form):
    """How long a new key holds."""

    expires_on = forms.DateField(label=_("有效期至"), widget=DayInput(), help_text=_("当天仍可用，最长三年。"))
