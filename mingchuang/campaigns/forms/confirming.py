"""What is asked before a draft becomes a campaign."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mingchuang.campaigns.enums import MatchHow
from mingchuang.campaigns.queries.units import Named
from mingchuang.foundation.http.fields import DayInput, offer_choices, offer_rows
from mingchuang.organisations.models import Node

NOBODY, AS_GROUP = "nobody", "group"


class ScopeForm(forms.Form):
    """Which body runs the campaign, and in which year dates without one lie. Asked by GET: the rest hangs on it."""

    node = forms.ModelChoiceField(label=_("主办机构"), queryset=Node.objects.none(), to_field_name="code")
    year = forms.IntegerField(label=_("年份"), min_value=2000, max_value=2100)

    def __init__(self, *args: Any, nodes: QuerySet[Node, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "node", nodes)


class UnitQuestions(forms.Form):
    """One question for every unit that a plan names."""

    named: Sequence[Named] = ()

    def ask_units(self, named: Sequence[Named], places: Sequence[Node]) -> None:
        """Add the questions."""
        self.named = named
        everyone = [(str(node.pk), str(node)) for node in places]
        for number, one in enumerate(named):
            self.fields[f"unit_{number}"] = _unit_field(one, everyone)

    def unit_fields(self) -> Iterator[tuple[Named, forms.BoundField]]:
        """The questions with what was found for them."""
        for number, one in enumerate(self.named):
            yield one, self[f"unit_{number}"]

    def units(self) -> dict[str, list[int]]:
        """Name in the plan → nodes; nobody is an empty list."""
        return {one.match.text: _answer(one, self.cleaned_data[f"unit_{n}"]) for n, one in enumerate(self.named)}


class ConfirmForm(UnitQuestions):
    """Name, start, and one question for every unit the plan names."""

    name_zh = forms.CharField(label=_("活动名称"), max_length=200)
    name_en = forms.CharField(label=_("英文名称"), max_length=300, required=False)
    due_fallback = forms.DateField(label=_("没有写明日期的任务，最迟哪天完成"), widget=DayInput(), required=False)
    answerable = forms.ChoiceField(label=_("没有写明单位，或者写明的单位都不在本机构树的任务，由谁负责"))
    starts_now = forms.BooleanField(label=_("确认后马上开始"), required=False, initial=True)
    is_public = forms.BooleanField(label=_("在公示页公开"), required=False, initial=True)

    def __init__(
        self, *args: Any, body: Node, named: Sequence[Named], places: Sequence[Node], asks_due: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        everyone = [(str(node.pk), str(node)) for node in places]
        offer_choices(self, "answerable", everyone)
        self.fields["answerable"].initial = str(body.pk)
        if asks_due:
            self.fields["due_fallback"].required = True
        else:
            del self.fields["due_fallback"]
        self.ask_units(named, places)


def _unit_field(one: Named, everyone: list[tuple[str, str]]) -> forms.ChoiceField:
    found = [(str(node.pk), str(node)) for node in (*one.places, *one.suggestions)]
    choices: list[tuple[str, Any]] = [("", gettext("请选择"))]
    initial = ""
    if one.match.how == MatchHow.GROUP:
        count = len(one.places)
        said = gettext("作为一组，共 {count} 个单位").format(count=count)
        label = said if count else gettext("作为一组，目前没有单位")
        choices, initial = [(AS_GROUP, label)], AS_GROUP
    elif found:
        choices.append((gettext("像是"), found))
        initial = found[0][0] if one.places else ""
    choices += [(NOBODY, gettext("不在本机构树")), (gettext("全部机构"), everyone)]
    return forms.ChoiceField(label=one.match.text, choices=choices, initial=initial)


def _answer(one: Named, said: str) -> list[int]:
    if said == AS_GROUP:
        return [node.pk for node in one.places]
    return [] if said == NOBODY else [int(said)]
