"""What staff send."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from mingchuang.evaluations.enums import CallBack, FollowUpState, Grade
from mingchuang.evaluations.queries.ratings import LIVE, RatingFilter
from mingchuang.evaluations.rules.rating import RatingTerms
from mingchuang.foundation.http.fields import DayInput, HourInput, lines, offer_choices, offer_rows
from mingchuang.organisations.models import Node, Staff
from mingchuang.rectification.enums import Way


class RatingFilterForm(forms.Form):
    """What the address bar asks; nonsense asks for nothing."""

    window = forms.ChoiceField(label=_("窗口"), required=False)
    grade = forms.ChoiceField(
        label=_("满意度"), required=False, choices=[("", _("全部")), ("bad", _("差评")), *Grade.choices]
    )
    first = forms.DateField(label=_("从"), required=False, widget=DayInput())
    last = forms.DateField(label=_("到"), required=False, widget=DayInput())
    suspect = forms.ChoiceField(
        label=_("可疑"), required=False, choices=[("", _("全部")), ("1", _("可疑")), ("0", _("不可疑"))]
    )

    def __init__(self, *args: Any, windows: list[Node], with_suspect: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_choices(self, "window", [("", _("全部")), *((node.code, node.name_zh) for node in windows)])
        if not with_suspect:
            del self.fields["suspect"]

    def asked(self) -> RatingFilter:
        """The filter; a field at fault is left out."""
        self.is_valid()
        return RatingFilter(**{name: value for name, value in self.cleaned_data.items() if value})


class FollowUpFilterForm(forms.Form):
    """Which follow-ups."""

    state = forms.ChoiceField(
        label=_("状态"), required=False, choices=[("", _("全部")), (LIVE, _("未销号")), *FollowUpState.choices]
    )


class VerifyForm(forms.Form):
    """What was found out."""

    call_back = forms.ChoiceField(label=_("回访"), choices=CallBack.choices, widget=forms.RadioSelect)
    is_well_founded = forms.TypedChoiceField(
        label=_("反映的情况是否属实"),
        choices=[("1", _("属实或部分属实")), ("0", _("不属实"))],
        coerce=lambda given: given == "1",
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=_("核实情况"), widget=lines(4), max_length=2000, help_text=_("群众看不到，不写群众姓名和电话。")
    )


class MendForm(forms.Form):
    """How the unit will mend."""

    way = forms.ChoiceField(label=_("办法"), choices=Way.choices, widget=forms.RadioSelect)
    cause = forms.CharField(label=_("原因"), widget=lines(), max_length=2000)
    measure = forms.CharField(label=_("措施"), widget=lines(4), max_length=4000)
    ends_on = forms.DateField(
        label=_("整改到哪一天"),
        required=False,
        widget=DayInput(),
        help_text=_("需要更多时间的选“限期整改”，并填这一天。"),
    )
    responsible = forms.ModelChoiceField(label=_("责任人"), queryset=Staff.objects.none(), required=False)

    def __init__(self, *args: Any, staff: QuerySet[Staff, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "responsible", staff)


class AnswerForm(forms.Form):
    """What was done, and what the citizen is told."""

    result = forms.CharField(
        label=_("整改结果"), widget=lines(4), max_length=4000, help_text=_("写给核对的人看，群众看不到。")
    )
    public_answer = forms.CharField(
        label=_("给群众的答复"),
        widget=lines(4),
        max_length=2000,
        help_text=_("群众凭回执码看到的就是这段话，请像当面说话一样写。"),
    )
    evidence = forms.FileField(label=_("佐证材料"), required=False, help_text=_("更多材料可在整改台账里上传。"))


class AppealForm(forms.Form):
    """Why it is held to be mistaken."""

    reason = forms.CharField(label=_("申诉理由"), widget=lines(4), max_length=2000)


class DecisionForm(forms.Form):
    """The decision on an appeal."""

    is_upheld = forms.TypedChoiceField(
        label=_("裁定"),
        choices=[("1", _("申诉成立，撤除评价")), ("0", _("申诉不成立，继续办理"))],
        coerce=lambda given: given == "1",
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(label=_("理由"), widget=lines(), max_length=2000)
    public_answer = forms.CharField(
        label=_("给群众的答复"),
        widget=lines(),
        max_length=2000,
        required=False,
        help_text=_("撤除评价时必填，群众凭回执码可见。"),
    )


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(label=_("理由"), widget=lines(), max_length=300)


class CloseForm(forms.Form):
    """What the checker found."""

    finding = forms.CharField(label=_("核对意见"), widget=lines(), max_length=1000)


class PurposeForm(forms.Form):
    """Why a number is opened."""

    purpose = forms.CharField(label=_("用途"), max_length=200, help_text=_("如“回访核实”。会记入日志。"))


class RuleForm(forms.Form):
    """The terms of rating below a node."""

    node = forms.ModelChoiceField(label=_("适用于"), queryset=Node.objects.none())
    visit_minutes = forms.IntegerField(
        label=_("一次到访（分钟）"), min_value=1, help_text=_("同一台设备在这段时间里对一个窗口只评一次。")
    )
    follow_up_days = forms.IntegerField(label=_("差评办理期限（工作日）"), min_value=1, max_value=66)
    burst_limit = forms.IntegerField(
        label=_("同一网络评价上限"),
        min_value=1,
        help_text=_("整个大厅常共用一个网络，请留足余地；超过的只标记，不拒收。"),
    )
    burst_minutes = forms.IntegerField(label=_("统计时长（分钟）"), min_value=1, max_value=60)
    opens_at = forms.TimeField(label=_("服务开始"), widget=HourInput())
    closes_at = forms.TimeField(label=_("服务结束"), widget=HourInput())

    def __init__(self, *args: Any, nodes: QuerySet[Node, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "node", nodes)

    def terms(self) -> RatingTerms:
        """The terms as a value."""
        return RatingTerms(**{name: value for name, value in self.cleaned_data.items() if name != "node"})
