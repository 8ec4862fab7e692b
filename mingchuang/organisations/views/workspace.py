"""Pages of the tree and of accounts, for staff."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext

from mingchuang.foundation.access import covers
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.http import AskedRequest, act, clock, page, paged
from mingchuang.foundation.http.fields import show_refusal
from mingchuang.foundation.journal.models import Entry
from mingchuang.organisations.actions import accounts as acts
from mingchuang.organisations.forms import AccountForm, GrantForm
from mingchuang.organisations.models import Account, Node, RoleGrant
from mingchuang.organisations.permissions import OrganisationsPermission as P
from mingchuang.organisations.queries import accounts_within, posts_at, staff_of, tree_rows


@page(P.NODE_READ)
def tree(request: AskedRequest) -> HttpResponse:
    """The tree, as far as the reader's reach goes."""
    return render(
        request,
        "organisations/tree.html",
        {"rows": tree_rows(request.actor), "may_edit": request.actor.has(P.NODE_EDIT)},
    )


@page(P.NODE_READ)
def node(request: AskedRequest, code: str) -> HttpResponse:
    """One place with its staff."""
    found = get_object_or_404(
        Node.objects.within(request.actor, P.NODE_READ).select_related("parent", "site"), code=code
    )
    today, may_see = timezone.localdate(), request.actor.may(P.STAFF_READ, within=covers(found))
    context = {
        "node": found,
        "staff": staff_of(found, on=today) if may_see else [],
        "posts": posts_at(found, at=clock()) if may_see else [],
        "marks": found.marks.valid_on(today).select_related("kind").order_by("id"),
        "children": found.children.in_tree_order(),
        "may_edit": request.actor.may(P.STAFF_EDIT, within=covers(found)),
        "may_mark": request.actor.may(P.MARK_EDIT, within=covers(found)),
    }
    return render(request, "organisations/node.html", context)


@page(P.JOURNAL_READ)
def journal_page(request: AskedRequest) -> HttpResponse:
    """What happened within the reader's reach, newest first."""
    entries = Entry.objects.within(request.actor, P.JOURNAL_READ)
    shown = paged(entries, after=request.GET.get("after"))
    return render(request, "organisations/journal.html", {"page": shown})


@page(P.ACCOUNT_READ)
def accounts(request: AskedRequest) -> HttpResponse:
    """Accounts and their roles."""
    found = paged(accounts_within(request.actor), after=request.GET.get("after"))
    return render(request, "organisations/accounts.html", {"page": found})


@act(P.ACCOUNT_EDIT)
def open_account(request: AskedRequest) -> HttpResponse:
    """A new account with its first role."""
    nodes = Node.objects.within(request.actor, P.ACCOUNT_EDIT).in_tree_order()
    form = AccountForm(request.POST or None, nodes=nodes)
    if form.is_valid():
        wanted, now = form.cleaned_data, clock()
        if Account.objects.filter(username=wanted["username"]).exists():
            form.add_error("username", gettext("这个账号名已有人用。"))
        else:
            try:
                acts.open_account_with_role(
                    actor=request.actor,
                    username=wanted["username"],
                    display_name=wanted["display_name"],
                    password=wanted["password"],
                    role=wanted["role"],
                    node=wanted["node"],
                    at=now,
                )
            except Refusal as refusal:
                show_refusal(form, refusal)
            else:
                messages.success(request, gettext("账号已开通。"))
                return redirect("organisations:accounts")
    return render(request, "organisations/account_form.html", {"form": form}, status=422 if form.errors else 200)


@act(P.ACCOUNT_EDIT)
def grant_role(request: AskedRequest, username: str) -> HttpResponse:
    """One more role for an account within reach."""
    account = get_object_or_404(accounts_within(request.actor), username=username)
    nodes = Node.objects.within(request.actor, P.ACCOUNT_EDIT).in_tree_order()
    form = GrantForm(request.POST or None, nodes=nodes)
    if form.is_valid():
        wanted = form.cleaned_data
        try:
            acts.grant_role(actor=request.actor, account=account, role=wanted["role"], node=wanted["node"], at=clock())
        except Refusal as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, gettext("角色已授予。"))
            return redirect("organisations:accounts")
    context = {"form": form, "account": account}
    return render(request, "organisations/grant_form.html", context, status=422 if form.errors else 200)


@act(P.ACCOUNT_EDIT)
def revoke_role(request: AskedRequest, pk: int) -> HttpResponse:
    """Take a role back, after asking."""
    grants = RoleGrant.objects.within(request.actor, P.ACCOUNT_EDIT).select_related("account", "node")
    grant = get_object_or_404(grants, pk=pk)
    if request.method == "POST":
        acts.revoke_role(actor=request.actor, grant=grant, at=clock())
        messages.success(request, gettext("角色已收回。"))
        return redirect("organisations:accounts")
    return render(request, "organisations/revoke.html", {"grant": grant})
