"""One act, and its refusal on the form where the fault is."""

from collections.abc import Callable

from django.forms import BaseForm

from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.http.fields import show_refusal


def carried_out(form: BaseForm, act: Callable[[], object]) -> bool:
    """Whether it was done: the form is right, and no refusal had to be put at the field it names or above the form."""
    if not form.is_valid():
        return False
    try:
        act()
    except Refusal as refusal:
        show_refusal(form, refusal)
        return False
    return True
