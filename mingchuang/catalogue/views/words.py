"""Simplifications of an item, and the words people search by."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext

from mingchuang.catalogue import actions
from mingchuang.catalogue.forms import ReasonForm, SimplificationForm, SynonymForm
from mingchuang.catalogue.models import ServiceItem, Simplification, Synonym
from mingchuang.catalogue.permissions import CataloguePermission as P
from mingchuang.catalogue.presenters import suggestions, synonym_rows
from mingchuang.catalogue.queries import savings_not_entered, simplifications_of
from mingchuang.catalogue.rules.items import ItemRefused
from mingchuang.catalogue.rules.versions import SavingContent
from mingchuang.foundation.http import AskedRequest, act, clock
from mingchuang.foundation.http.fields import show_refusal


@act(P.ITEM_PUBLISH)
def simplify(request: AskedRequest, code: str) -> HttpResponse:
    """What an item spares: what is written, what two versions show, and a form that either of them fills."""
    reachable = ServiceItem.objects.within(request.actor, P.ITEM_PUBLISH).filter(code=code)
    found = get_object_or_404(reachable.newest())
    shown, since = savings_not_entered(code)
    rows = list(simplifications_of(code))
    edited = _edited(rows, request.GET.get("edit", ""))
    form = SimplificationForm(request.POST or None, initial=_initial(edited, shown, since, request.GET.get("take", "")))
    if form.is_valid() and _entered(request, found, form, edited):
        return redirect("catalogue:simplify", code=code)
    context = {"item": found, "rows": rows, "shown": suggestions(shown), "since": since, "form": form, "edited": edited}
    return render(request, "catalogue/simplify.html", context, status=422 if form.errors else 200)


def _entered(
    request: AskedRequest, found: ServiceItem, form: SimplificationForm, edited: Simplification | None
) -> bool:
    typed = form.cleaned_data
    try:
        actions.enter_simplification(
            actor=request.actor,
            item_id=found.pk,
            saving=form.content(),
            in_force_from=typed["in_force_from"],
            how_zh=typed["how_zh"],
            how_en=typed["how_en"],
            replaces=edited.pk if edited else None,
            at=clock(),
        )
    except ItemRefused as refusal:
        show_refusal(form, refusal)
        return False
    messages.success(request, gettext("已登记，从施行日期起群众看得到。"))
    return True


def _edited(rows: list[Simplification], key: str) -> Simplification | None:
    return next((row for row in rows if str(row.pk) == key), None)


def _initial(
    edited: Simplification | None, shown: tuple[SavingContent, ...], since: date | None, taken: str
) -> dict[str, Any]:
    """What stands in the form: the row to be put right, or what the versions show."""
    names = ("saving", "before_count", "before_unit", "after_count", "after_unit")
    if edited:
        return {name: getattr(edited, name) for name in (*names, "in_force_from", "how_zh", "how_en")}
    for one in shown:
        if one.saving == taken:
            return {**{name: getattr(one, name) for name in names}, "in_force_from": since}
    return {}


@act(P.ITEM_PUBLISH)
def drop_simplification(request: AskedRequest, pk: int) -> HttpResponse:
    """Take one off the list, with a reason."""
    row = get_object_or_404(Simplification.objects.within(request.actor, P.ITEM_PUBLISH), pk=pk)
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        actions.drop_simplification(
            actor=request.actor, simplification_id=pk, reason=form.cleaned_data["reason"], at=clock()
        )
        messages.success(request, gettext("已撤下，日志里留有记录。"))
        return redirect("catalogue:simplify", code=row.code)
    context = {"row": row, "form": form}
    return render(request, "catalogue/drop_simplification.html", context, status=422 if form.errors else 200)


@act(P.SYNONYM_EDIT)
def synonyms(request: AskedRequest) -> HttpResponse:
    """The words people search by; the same form adds one, changes one, switches one off."""
    own = list(Synonym.objects.order_by("word").values_list("word", "meanings"))
    rows = synonym_rows(own)
    word = request.GET.get("word", "")
    known = next((row for row in rows if row.word == word), None)
    form = SynonymForm(request.POST or None, initial={"word": word, "meanings": known.meanings if known else ""})
    if form.is_valid():
        try:
            actions.change_synonym(actor=request.actor, at=clock(), **form.cleaned_data)
        except ItemRefused as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, gettext("已保存，群众现在就能这样查。"))
            return redirect("catalogue:synonyms")
    context = {"rows": rows, "form": form, "is_known": known is not None}
    return render(request, "catalogue/synonyms.html", context, status=422 if form.errors else 200)
