"""Finding people by what the public types: a name in characters, pinyin or initials, or a badge number."""

from datetime import date

from django.db.models import Q
from django.db.models.functions import Length

from mingchuang.foundation.finding import words_of
from mingchuang.organisations.enums import Naming
from mingchuang.organisations.models import Staff
from mingchuang.organisations.queries.cards import with_cards
from mingchuang.organisations.rules import finds_people


def people_found(typed: str, *, on: date, most: int) -> list[Staff]:
    """At most `most` of those whom the public may see, with what their cards need; the shortest names first.

    Where a unit shows surnames only, its people are found by their badge number alone.
    """
    word = "".join(words_of(typed))
    if not finds_people(word):
        return []
    named = Q(node__naming=Naming.FULL, found_by__contains=f" {word}")
    staff = Staff.objects.shown_on(on).filter(named | Q(badge_number__iexact=typed.strip())).defer("mobile")
    return list(with_cards(staff, on=on).order_by(Length("name_zh"), "node__sort_path", "badge_number")[:most])
