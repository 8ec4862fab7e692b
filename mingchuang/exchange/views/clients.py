"""Client systems: which there are, what each may do, its keys and what it last did."""

from datetime import timedelta

from django.contrib import messages
from django.db.models import Max, Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext

from mingchuang.exchange.actions import keys as acts
from mingchuang.exchange.forms import ChangeClientForm, ClientForm, KeyForm
from mingchuang.exchange.models import Client, ClientKey
from mingchuang.exchange.permissions import ExchangePermission as P
from mingchuang.exchange.rules.keys import KeyTermRefused
from mingchuang.exchange.rules.scopes import ScopeRefused
from mingchuang.foundation.http import AskedRequest, act, clock, page, paged
from mingchuang.foundation.http.fields import show_refusal
from mingchuang.foundation.http.keeping import unkept
from mingchuang.foundation.journal.models import Entry
from mingchuang.organisations.models import Node

SHOWN = 20
A_YEAR = timedelta(days=365)


@page(P.CLIENT_READ)
def clients(request: AskedRequest) -> HttpResponse:
    """The systems within reach."""
    rows = Client.objects.within(request.actor, P.CLIENT_READ).select_related("node")
    open_keys = ClientKey.objects.open_on(timezone.localdate()).order_by("expires_on")
    rows = rows.annotate(last_used_at=Max("keys__last_used_at")).prefetch_related(
        Prefetch("keys", open_keys, to_attr="open_keys")
    )
    context = {"page": paged(rows, after=request.GET.get("after")), "may_edit": request.actor.has(P.CLIENT_EDIT)}
    return render(request, "exchange/clients.html", context)


@page(P.CLIENT_READ)
def client(request: AskedRequest, pk: int) -> HttpResponse:
    """One system: its keys, and what it did last."""
    found = get_object_or_404(Client.objects.within(request.actor, P.CLIENT_READ).select_related("node"), pk=pk)
    return render(request, "exchange/client.html", _shown(request, found))


@act(P.CLIENT_EDIT)
def register_client(request: AskedRequest) -> HttpResponse:
    """A new system; its first key is made on its page."""
    nodes = Node.objects.within(request.actor, P.CLIENT_EDIT).in_tree_order()
    form = ClientForm(request.POST or None, nodes=nodes)
    if form.is_valid():
        if Client.objects.filter(node=form.cleaned_data["node"], name_zh=form.cleaned_data["name_zh"]).exists():
            form.add_error("name_zh", gettext("这个机构已有同名的对接系统。"))
        else:
            try:
                made = acts.register_client(actor=request.actor, at=clock(), **form.cleaned_data)
            except ScopeRefused as refusal:
                show_refusal(form, refusal, field="scopes")
            else:
                messages.success(request, gettext("已登记，请发放第一个密钥。"))
                return redirect("exchange:client", pk=made.pk)
    return render(request, "exchange/register_client.html", {"form": form}, status=422 if form.errors else 200)


@act(P.CLIENT_EDIT)
def change_client(request: AskedRequest, pk: int) -> HttpResponse:
    """Other scopes, another limit."""
    found = get_object_or_404(Client.objects.within(request.actor, P.CLIENT_EDIT).select_related("node"), pk=pk)
    now = {"scopes": found.scopes, "per_minute": found.per_minute, "note": found.note}
    form = ChangeClientForm(request.POST or None, initial=now)
    if form.is_valid():
        try:
            acts.change_client(actor=request.actor, client_id=found.pk, at=clock(), **form.cleaned_data)
        except ScopeRefused as refusal:
            show_refusal(form, refusal, field="scopes")
        else:
            messages.success(request, gettext("已更改，立即生效。"))
            return redirect("exchange:client", pk=found.pk)
    context = {"form": form, "client": found}
    return render(request, "exchange/change_client.html", context, status=422 if form.errors else 200)


@act(P.CLIENT_EDIT)
def make_key(request: AskedRequest, pk: int) -> HttpResponse:
    """A new key, shown on the answer to this one form and never again."""
    found = get_object_or_404(Client.objects.within(request.actor, P.CLIENT_EDIT).select_related("node"), pk=pk)
    form = KeyForm(request.POST or None, initial={"expires_on": timezone.localdate() + A_YEAR})
    if form.is_valid():
        try:
            text = acts.make_key(actor=request.actor, client_id=found.pk, at=clock(), **form.cleaned_data)
        except KeyTermRefused as refusal:
            show_refusal(form, refusal, field="expires_on")
        except ScopeRefused as refusal:
            show_refusal(form, refusal)
        else:
            answer = render(request, "exchange/key_made.html", {"client": found, "key": text})
            return unkept(answer)
    context = {"form": form, "client": found}
    return render(request, "exchange/make_key.html", context, status=422 if form.errors else 200)


@act(P.CLIENT_EDIT)
def revoke_key(request: AskedRequest, pk: int) -> HttpResponse:
    """Ask once more, then close the door to one key."""
    within = Client.objects.within(request.actor, P.CLIENT_EDIT)
    key = get_object_or_404(ClientKey.objects.select_related("client").filter(client__in=within), pk=pk)
    if request.method == "POST":
        acts.revoke_key(actor=request.actor, key_id=key.pk, at=clock())
        messages.success(request, gettext("密钥已收回，立即生效。"))
        return redirect("exchange:client", pk=key.client_id)
    return render(request, "exchange/revoke_key.html", {"key": key})


def _shown(request: AskedRequest, found: Client) -> dict[str, object]:
    today = timezone.localdate()
    keys = list(found.keys.order_by("-pk"))
    return {
        "client": found,
        "keys": [{"key": key, "is_open": key.revoked_at is None and key.expires_on >= today} for key in keys],
        "entries": Entry.objects.about(found).order_by("-id")[:SHOWN],
        "may_edit": request.actor.may(P.CLIENT_EDIT, within=found.path),
    }
