"""What is written of those who serve, their posts and marks."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from mingchuang.foundation.http.fields import DayInput, offer_choices, offer_rows
from mingchuang.organisations.enums import Language, MarkHolder, Naming
from mingchuang.organisations.models import Post, Staff
from mingchuang.organisations.rules import KindOfMark


class StaffForm(forms.Form):
    """Somebody who serves. The mobile number is kept encrypted and shown to nobody in full."""

    name_zh = forms.CharField(label=_("姓名"), max_length=40)
    name_en = forms.CharField(label=_("英文姓名"), max_length=80, required=False)
    badge_number = forms.CharField(label=_("工号"), max_length=30)
    is_party_member = forms.BooleanField(label=_("中共党员"), required=False)
    languages = forms.MultipleChoiceField(
        label=_("服务语言"), choices=Language.choices, widget=forms.CheckboxSelectMultiple, required=False
    )
    mobile = forms.CharField(label=_("手机号"), max_length=20, required=False, help_text=_("加密保存，不公开。"))
    is_shown = forms.BooleanField(
        label=_("对外展示"), required=False, initial=True, help_text=_("不勾选的，公开页面、大屏和印制品上都没有。")
    )
    photo = forms.FileField(
        label=_("照片"),
        required=False,
        help_text=_("正面半身照，JPEG、PNG 或 WebP。自动裁成 3∶4，并去掉照片里的拍摄信息。"),
    )


class ChangeStaffForm(StaffForm):
    """The same, and taking the photograph away."""

    without_photo = forms.BooleanField(label=_("去掉现在的照片"), required=False)


class AppointForm(forms.Form):
    """A post at the place where somebody belongs."""

    title_zh = forms.CharField(label=_("岗位"), max_length=60)
    from_on = forms.DateField(label=_("到岗日期"), widget=DayInput())
    is_head = forms.BooleanField(label=_("负责人岗位"), required=False)


class DayForm(forms.Form):
    """From which day on."""

    on = forms.DateField(label=_("从哪天起"), widget=DayInput())


class PostForm(forms.Form):
    """What a post is called, what its holder does, and who stands behind it."""

    title_zh = forms.CharField(label=_("岗位"), max_length=60)
    title_en = forms.CharField(label=_("英文岗位"), max_length=100, required=False)
    duties_zh = forms.CharField(label=_("职责"), widget=forms.Textarea, max_length=2000, required=False)
    duties_en = forms.CharField(label=_("英文职责"), widget=forms.Textarea, max_length=3000, required=False)
    deputy_post = forms.ModelChoiceField(
        label=_("B 岗"), queryset=Post.objects.none(), required=False, help_text=_("在岗人不在时，由这个岗位的人代岗。")
    )
    deputy_staff = forms.ModelChoiceField(
        label=_("或者代岗人"), queryset=Staff.objects.none(), required=False, help_text=_("B 岗和代岗人选一个。")
    )

    def __init__(self, *args: Any, posts: QuerySet[Post, Any], people: QuerySet[Staff, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "deputy_post", posts)
        offer_rows(self, "deputy_staff", people)

    def clean(self) -> dict[str, Any]:
        """Not both."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("deputy_post") and data.get("deputy_staff"):
            self.add_error("deputy_staff", _("B 岗和代岗人只能选一个。"))
        return data


class MarkForm(forms.Form):
    """A mark that was granted."""

    kind = forms.ChoiceField(label=_("标识"))
    body_zh = forms.CharField(label=_("授予机构"), max_length=100)
    body_en = forms.CharField(label=_("授予机构英文"), max_length=150, required=False)
    from_on = forms.DateField(label=_("授予日期"), widget=DayInput())
    until_on = forms.DateField(label=_("有效期至"), widget=DayInput(), required=False)

    def __init__(self, *args: Any, kinds: Sequence[KindOfMark], is_person: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        other = MarkHolder.PLACE if is_person else MarkHolder.PERSON
        offer_choices(self, "kind", [(one.key, _(one.name_zh)) for one in kinds if one.holder != other])


class KindForm(forms.Form):
    """A kind of mark of one's own."""

    name_zh = forms.CharField(label=_("名称"), max_length=40)
    name_en = forms.CharField(label=_("英文名称"), max_length=80, required=False)
    key = forms.SlugField(label=_("编码"), max_length=40, help_text=_("字母、数字、连字符，登记后不改。"))
    sign = forms.CharField(label=_("简标"), max_length=2, required=False, help_text=_("一两个字，用在地方小的牌上。"))
    holder = forms.ChoiceField(label=_("授予对象"), choices=MarkHolder.choices)


class NamingForm(forms.Form):
    """How the people of a place are shown to the public."""

    naming = forms.ChoiceField(label=_("公开方式"), choices=Naming.choices, widget=forms.RadioSelect)


class PrintForm(forms.Form):
    """What is printed of a place."""

    kind = forms.ChoiceField(
        label=_("印什么"),
        choices=(
            ("badges", _("工作证（54×86 毫米）")),
            ("plates", _("桌牌（A4 对折）")),
            ("cards", _("联系卡（90×54 毫米）")),
            ("signs", _("窗口牌（A4 横）")),
        ),
        widget=forms.RadioSelect,
    )
    layout = forms.ChoiceField(
        label=_("怎么排"),
        choices=(("real", _("一张一页，实际尺寸（证卡打印机）")), ("a4", _("拼在 A4 上，带裁切线（普通打印机）"))),
        widget=forms.RadioSelect,
        initial="a4",
        help_text=_("桌牌和窗口牌总是一张一页。"),
    )
