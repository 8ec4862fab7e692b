"""Posts and who stands behind them; marks; how people are shown; what is printed of a place."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, resolve_url
from django.utils import timezone
from django.utils.translation import gettext

from mingchuang.foundation.http import AskedRequest, act, clock
from mingchuang.foundation.http.acting import carried_out
from mingchuang.foundation.work.jobs import order_job
from mingchuang.organisations.actions import marks as marking
from mingchuang.organisations.actions import posts as acts
from mingchuang.organisations.actions.staff import choose_naming
from mingchuang.organisations.forms import DayForm, KindForm, MarkForm, NamingForm, PostForm, PrintForm
from mingchuang.organisations.models import Deputy, Mark, Node, Post, Staff
from mingchuang.organisations.models.staff import PostQuerySet
from mingchuang.organisations.permissions import OrganisationsPermission as P
from mingchuang.organisations.queries import kinds_of_mark
from mingchuang.organisations.views.acting import asked


@act(P.STAFF_EDIT)
def change(request: AskedRequest, pk: int) -> HttpResponse:
    """Title, duties, deputy."""
    post = get_object_or_404(_posts(request), pk=pk)
    deputy = Deputy.objects.on(timezone.localdate()).filter(post=post).first()
    written = {name: getattr(post, name) for name in ("title_zh", "title_en", "duties_zh", "duties_en")}
    behind = {"deputy_post": deputy.deputy_post_id, "deputy_staff": deputy.deputy_staff_id} if deputy else {}
    people = Staff.objects.within(request.actor, P.STAFF_EDIT).serving_on(timezone.localdate())
    form = PostForm(
        request.POST or None,
        initial={**written, **behind},
        posts=_posts(request).kept_on(timezone.localdate()).exclude(pk=pk).order_by("node__sort_path", "id"),
        people=people.order_by("path", "badge_number"),
    )
    if form.is_valid() and carried_out(
        form, partial(acts.change_post_and_deputy, actor=request.actor, post=post, at=clock(), **form.cleaned_data)
    ):
        messages.success(request, gettext("已修改。"))
        return redirect("organisations:node", post.node.code)
    title = gettext("岗位“{post}”").format(post=post.title_zh)
    back = resolve_url("organisations:node", post.node.code)
    return asked(request, form, title=title, button=gettext("保存"), back=back, about=post.node.name_zh)


@act(P.STAFF_EDIT)
def close(request: AskedRequest, pk: int) -> HttpResponse:
    """Give a post up."""
    post = get_object_or_404(_posts(request), pk=pk)
    form = DayForm(request.POST or None, initial={"on": timezone.localdate()})
    if form.is_valid():
        closing = partial(acts.close_post, actor=request.actor, post=post, on=form.cleaned_data["on"], at=clock())
        if carried_out(form, closing):
            messages.success(request, gettext("岗位已停设。"))
            return redirect("organisations:node", post.node.code)
    title = gettext("停设岗位“{post}”").format(post=post.title_zh)
    about = gettext("在岗的人从这一天起不再任这个岗位；空着的岗位停设后不再亮红灯。")
    back = resolve_url("organisations:node", post.node.code)
    return asked(request, form, title=title, button=gettext("停设"), back=back, about=about)


@act(P.MARK_EDIT)
def award(request: AskedRequest, pk: int) -> HttpResponse:
    """A mark for somebody."""
    staff = get_object_or_404(Staff.objects.within(request.actor, P.MARK_EDIT), pk=pk)
    title = gettext("给{who}登记标识").format(who=staff.name_zh)
    return _award(request, title=title, back=resolve_url("organisations:person", pk), staff=staff, node=None)


@act(P.MARK_EDIT)
def award_place(request: AskedRequest, code: str) -> HttpResponse:
    """A mark for a place."""
    node = get_object_or_404(Node.objects.within(request.actor, P.MARK_EDIT), code=code)
    title = gettext("给{who}登记标识").format(who=node.name_zh)
    return _award(request, title=title, back=resolve_url("organisations:node", code), staff=None, node=node)


@act(P.MARK_EDIT)
def withdraw(request: AskedRequest, pk: int) -> HttpResponse:
    """Take a mark back."""
    marks = Mark.objects.within(request.actor, P.MARK_EDIT).filter(withdrawn_on=None)
    mark = get_object_or_404(marks.select_related("kind", "staff", "node"), pk=pk)
    form = DayForm(request.POST or None, initial={"on": timezone.localdate()})
    back = resolve_url("organisations:person", mark.staff_id) if mark.staff_id else resolve_url("organisations:tree")
    if form.is_valid():
        taking = partial(marking.withdraw_mark, actor=request.actor, mark=mark, on=form.cleaned_data["on"], at=clock())
        if carried_out(form, taking):
            messages.success(request, gettext("标识已收回。"))
            return redirect(back)
    title = gettext("收回“{mark}”").format(mark=mark.kind.name_zh)
    return asked(request, form, title=title, button=gettext("收回"), back=back)


@act(P.MARK_EDIT)
def add_kind(request: AskedRequest) -> HttpResponse:
    """One more kind of mark."""
    form = KindForm(request.POST or None)
    if form.is_valid():
        adding = partial(marking.add_kind_of_mark, actor=request.actor, **form.cleaned_data)
        if carried_out(form, adding):
            messages.success(request, gettext("已增加标识种类。"))
            return redirect("organisations:tree")
    known = gettext("、").join(gettext(kind.name_zh) for kind in kinds_of_mark())
    about = gettext("已有：{known}。").format(known=known)
    back = resolve_url("organisations:tree")
    return asked(request, form, title=gettext("增加标识种类"), button=gettext("增加"), back=back, about=about)


@act(P.STAFF_EDIT)
def naming(request: AskedRequest, code: str) -> HttpResponse:
    """How the people of a place are shown."""
    node = get_object_or_404(Node.objects.within(request.actor, P.STAFF_EDIT), code=code)
    form = NamingForm(request.POST or None, initial={"naming": node.naming})
    if form.is_valid():
        choosing = partial(
            choose_naming, actor=request.actor, node=node, naming=form.cleaned_data["naming"], at=clock()
        )
        if carried_out(form, choosing):
            messages.success(request, gettext("已设定，对这里和所有下级生效。"))
            return redirect("organisations:node", code)
    title = gettext("{place}的人员怎样公开").format(place=node.name_zh)
    about = gettext("公开页面、大屏、工作证、桌牌和联系卡都照这个办。只显示姓氏和工号时，照片也不公开。")
    back = resolve_url("organisations:node", code)
    return asked(request, form, title=title, button=gettext("设定"), back=back, about=about)


@act(P.STAFF_EDIT)
def print_place(request: AskedRequest, code: str) -> HttpResponse:
    """Order badges, plates, cards or signs of a place."""
    node = get_object_or_404(Node.objects.within(request.actor, P.STAFF_EDIT), code=code)
    form = PrintForm(request.POST or None)
    if form.is_valid():
        wanted = form.cleaned_data
        kind = dict(form.fields["kind"].choices)[wanted["kind"]]  # type: ignore[attr-defined]  # a choice field
        job = order_job(
            f"mingchuang.organisations.tasks.make_{wanted['kind']}",
            title=gettext("{place} {kind}").format(place=node.name_zh, kind=kind),
            actor=request.actor,
            path=node.path,
            at=clock(),
            unit=node.code,
            layout=wanted["layout"],
        )
        return redirect("work:job", job.pk)
    title = gettext("印制{place}的证、牌、卡").format(place=node.name_zh)
    about = gettext("只印对外展示的人员。二维码打开本人或窗口的公开页面。")
    back = resolve_url("organisations:node", code)
    return asked(request, form, title=title, button=gettext("开始制作"), back=back, about=about)


def _posts(request: AskedRequest) -> PostQuerySet:
    places = Node.objects.within(request.actor, P.STAFF_EDIT)
    return Post.objects.filter(node__in=places).select_related("node")


def _award(request: AskedRequest, *, title: str, back: str, staff: Staff | None, node: Node | None) -> HttpResponse:
    form = MarkForm(request.POST or None, kinds=kinds_of_mark(), is_person=staff is not None)
    if form.is_valid():
        awarding = partial(
            marking.award_mark, actor=request.actor, staff=staff, node=node, at=clock(), **form.cleaned_data
        )
        if carried_out(form, awarding):
            messages.success(request, gettext("标识已登记。"))
            return redirect(back)
    return asked(request, form, title=title, button=gettext("登记"), back=back)
