"""One place to type any receipt."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from mingchuang.foundation.http import PUBLIC, AskedRequest, act, clock
from mingchuang.foundation.ui.slots import RECEIPT, ask
from mingchuang.portal.forms import ReceiptForm


@act(PUBLIC)
def track(request: AskedRequest) -> HttpResponse:
    """Type the receipt, see how the matter stands, whatever it is about."""
    form = ReceiptForm(request.POST or None)
    if form.is_valid():
        if address := ask(RECEIPT, code=form.cleaned_data["code"], now=clock()):
            return redirect(address)
        form.add_error("code", gettext("没有查到这个回执码，请核对每一位。"))
    return render(request, "portal/track.html", {"form": form}, status=422 if form.errors else 200)
