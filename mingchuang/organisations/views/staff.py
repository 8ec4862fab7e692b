"""Those who serve: entered, changed, photographed, gone."""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render, resolve_url
from django.utils import timezone
from django.utils.translation import gettext

from mingchuang.foundation.access import covers
from mingchuang.foundation.attachments.storing import read_file
from mingchuang.foundation.http import AskedRequest, act, clock, page
from mingchuang.foundation.http.acting import carried_out
from mingchuang.foundation.http.downloads import download
from mingchuang.foundation.privacy import mask_phone
from mingchuang.organisations.actions import staff as acts
from mingchuang.organisations.actions.tree import appoint as appoint_staff
from mingchuang.organisations.forms import AppointForm, ChangeStaffForm, DayForm, StaffForm
from mingchuang.organisations.models import Node, Staff, Tenure
from mingchuang.organisations.models.staff import StaffQuerySet
from mingchuang.organisations.permissions import OrganisationsPermission as P
from mingchuang.organisations.queries import cards_of, where_is, with_cards
from mingchuang.organisations.views.acting import asked


@page(P.STAFF_READ)
def person(request: AskedRequest, pk: int) -> HttpResponse:
    """All that is written of somebody."""
    found = get_object_or_404(with_cards(_within(request, P.STAFF_READ), on=timezone.localdate()), pk=pk)
    context = {
        "card": cards_of([found])[0],
        "mobile": mask_phone(found.mobile),
        "presence": where_is([found], at=clock())[found.pk],
        "rows": found.whereabouts.order_by("-pk")[:10],
        "marks": found.marks.select_related("kind").order_by("-pk"),
        "may_edit": request.actor.may(P.STAFF_EDIT, within=covers(found)),
        "may_mark": request.actor.may(P.MARK_EDIT, within=covers(found)),
    }
    return render(request, "organisations/person.html", context)


@page(P.STAFF_READ)
def photo(request: AskedRequest, pk: int) -> HttpResponse:
    """Her photograph, for colleagues."""
    found = get_object_or_404(_within(request, P.STAFF_READ).select_related("photo"), pk=pk)
    if found.photo is None:
        raise Http404
    return download(read_file(found.photo), name=f"{pk}.jpg", media_type=found.photo.media_type, inline=True)


@act(P.STAFF_EDIT)
def register(request: AskedRequest, code: str) -> HttpResponse:
    """Somebody new at a place."""
    node = get_object_or_404(Node.objects.within(request.actor, P.STAFF_EDIT), code=code)
    form = StaffForm(request.POST or None, request.FILES or None)
    if carried_out(form, partial(_register, request, form, node)):
        messages.success(request, gettext("已登记。"))
        return redirect("organisations:node", code)
    title = gettext("在{place}登记人员").format(place=node.name_zh)
    return asked(request, form, title=title, button=gettext("登记"), back=resolve_url("organisations:node", code))


@act(P.STAFF_EDIT)
def change(request: AskedRequest, pk: int) -> HttpResponse:
    """What is written of somebody."""
    found = get_object_or_404(_within(request, P.STAFF_EDIT), pk=pk)
    initial = {name: getattr(found, name) for name in StaffForm.base_fields if name != "photo"}
    form = ChangeStaffForm(request.POST or None, request.FILES or None, initial=initial)
    if carried_out(form, partial(_change, request, form, found)):
        messages.success(request, gettext("已修改。"))
        return redirect("organisations:person", pk)
    title = gettext("修改{who}的资料").format(who=found.name_zh)
    return asked(request, form, title=title, button=gettext("保存"), back=resolve_url("organisations:person", pk))


@act(P.STAFF_EDIT)
def leave(request: AskedRequest, pk: int) -> HttpResponse:
    """Somebody leaves."""
    found = get_object_or_404(_within(request, P.STAFF_EDIT), pk=pk)
    form = DayForm(request.POST or None, initial={"on": timezone.localdate()})
    if form.is_valid():
        leaving = partial(acts.leave_service, actor=request.actor, staff=found, on=form.cleaned_data["on"], at=clock())
        if carried_out(form, leaving):
            messages.success(request, gettext("已办理离岗。"))
            return redirect("organisations:node", found.node.code)
    title = gettext("{who}离岗").format(who=found.name_zh)
    about = gettext("从这一天起不再任岗，公开页面不再显示；办过的事都保留。")
    back = resolve_url("organisations:person", pk)
    return asked(request, form, title=title, button=gettext("离岗"), back=back, about=about)


@act(P.STAFF_EDIT)
def appoint(request: AskedRequest, pk: int) -> HttpResponse:
    """Somebody takes a post at her place."""
    found = get_object_or_404(_within(request, P.STAFF_EDIT), pk=pk)
    form = AppointForm(request.POST or None, initial={"from_on": timezone.localdate()})
    if form.is_valid():
        wanted = form.cleaned_data
        appointing = partial(
            appoint_staff,
            actor=request.actor,
            staff=found,
            node=found.node,
            title=wanted["title_zh"],
            from_on=wanted["from_on"],
            is_head=wanted["is_head"],
            at=clock(),
        )
        if carried_out(form, appointing):
            messages.success(request, gettext("已任岗。"))
            return redirect("organisations:person", pk)
    title = gettext("{who}任岗").format(who=found.name_zh)
    return asked(request, form, title=title, button=gettext("任岗"), back=resolve_url("organisations:person", pk))


@act(P.STAFF_EDIT)
def end_tenure(request: AskedRequest, pk: int) -> HttpResponse:
    """Somebody gives up a post."""
    held = Tenure.objects.filter(until_on=None, staff__in=_within(request, P.STAFF_EDIT))
    tenure = get_object_or_404(held.select_related("staff", "post"), pk=pk)
    form = DayForm(request.POST or None, initial={"on": timezone.localdate()})
    if form.is_valid():
        ending = partial(acts.end_tenure, actor=request.actor, tenure=tenure, on=form.cleaned_data["on"], at=clock())
        if carried_out(form, ending):
            messages.success(request, gettext("已卸任。"))
            return redirect("organisations:person", tenure.staff_id)
    title = gettext("{who}卸任“{post}”").format(who=tenure.staff.name_zh, post=tenure.post.title_zh)
    back = resolve_url("organisations:person", tenure.staff_id)
    return asked(request, form, title=title, button=gettext("卸任"), back=back)


def _within(request: AskedRequest, permission: str) -> StaffQuerySet:
    return Staff.objects.within(request.actor, permission).select_related("node")


def _details(form: StaffForm) -> acts.StaffDetails:
    typed = form.cleaned_data
    return acts.StaffDetails(**{name: typed[name] for name in StaffForm.base_fields if name != "photo"})


def _register(request: AskedRequest, form: StaffForm, node: Node) -> None:
    acts.register_with_photo(actor=request.actor, node=node, details=_details(form), photo=_picture(form), at=clock())


def _change(request: AskedRequest, form: StaffForm, found: Staff) -> None:
    acts.change_with_photo(
        actor=request.actor,
        staff=found,
        details=_details(form),
        photo=_picture(form),
        without_photo=form.cleaned_data["without_photo"],
        at=clock(),
    )


def _picture(form: StaffForm) -> bytes | None:
    handed_in = form.cleaned_data["photo"]
    return handed_in.read() if handed_in else None
