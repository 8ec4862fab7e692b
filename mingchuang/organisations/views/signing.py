"""Signing in and out, and one's own password."""

from django.contrib import messages
from django.contrib.auth import login, logout, update_session_auth_hash
from django.contrib.auth.forms import AuthenticationForm
from django.http import HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext

from mingchuang.foundation.http import PUBLIC, SIGNED_IN, AskedRequest, act, clock
from mingchuang.foundation.http.fields import show_refusal
from mingchuang.organisations.actions import accounts
from mingchuang.organisations.forms import PasswordForm
from mingchuang.organisations.models import Account


@act(PUBLIC)
def sign_in(request: AskedRequest) -> HttpResponse:
    """Name and password; throttled and locked by the kept library."""
    form = AuthenticationForm(request, data=request.POST or None)
    after = request.POST.get("next") or request.GET.get("next") or resolve_url("workspace:home")
    if request.method == "POST" and form.is_valid():
        account = form.get_user()
        login(request, account)
        accounts.note_sign_in(account=account, at=clock())
        safe = url_has_allowed_host_and_scheme(after, {request.get_host()}, require_https=request.is_secure())
        return redirect(after if safe else "workspace:home")
    status = 422 if form.errors else 200
    return render(request, "organisations/sign_in.html", {"form": form, "next": after}, status=status)


@act(SIGNED_IN)
def sign_out(request: AskedRequest) -> HttpResponse:
    """Leave; a GET only asks."""
    if request.method == "POST":
        logout(request)
        return redirect("portal:home")
    return render(request, "organisations/sign_out.html")


@act(SIGNED_IN)
def change_password(request: AskedRequest) -> HttpResponse:
    """The holder's own password."""
    account = request.user
    assert isinstance(account, Account)
    form = PasswordForm(request.POST or None)
    if form.is_valid():
        if not account.check_password(form.cleaned_data["old"]):
            form.add_error("old", gettext("现在的密码不对。"))
        else:
            try:
                accounts.change_password(
                    actor=request.actor, account=account, password=form.cleaned_data["new"], at=clock()
                )
            except accounts.PasswordRefused as refusal:
                show_refusal(form, refusal, field="new")
            else:
                update_session_auth_hash(request, account)
                messages.success(request, gettext("密码已修改。"))
                return redirect("workspace:home")
    return render(request, "organisations/password.html", {"form": form}, status=422 if form.errors else 200)
