"""Refusals in the reader's language. Rules stay free of Django; the door translates."""

from django.utils.translation import gettext

from mingchuang.foundation.errors import Refusal


def worded(refusal: Refusal) -> str:
    """The refusal as it is shown."""
    return gettext(refusal.text).format(**refusal.values)
