"""The words of the people, kept by the office."""

from datetime import datetime

from django.db import transaction

from mingchuang.catalogue.facts import SynonymChanged
from mingchuang.catalogue.models import Synonym
from mingchuang.catalogue.permissions import CataloguePermission as P
from mingchuang.catalogue.rules.items import ItemRefused
from mingchuang.catalogue.rules.searching import parts
from mingchuang.foundation.access import Actor, covers
from mingchuang.foundation.finding import folded
from mingchuang.foundation.journal.recording import record

LONGEST_WORD, LONGEST_MEANINGS = 40, 300


@transaction.atomic
def change_synonym(*, actor: Actor, word: str, meanings: str, at: datetime) -> Synonym:
    """Say what a word also finds; without meanings it finds only itself, also where our list says otherwise."""
    reach = actor.reach(P.SYNONYM_EDIT)
    actor.require(P.SYNONYM_EDIT, within=reach)
    plain, named = folded(word), "、".join(parts(meanings))
    if not 2 <= len(plain) <= LONGEST_WORD:
        raise ItemRefused("词语须有 2 至 40 个字。", field="word")
    if len(named) > LONGEST_MEANINGS:
        raise ItemRefused("也查的词语一共不超过 300 个字。", field="meanings")
    if any(len(folded(meaning)) < 2 for meaning in parts(meanings)):
        raise ItemRefused("也查的每个词语至少 2 个字，用顿号隔开。", field="meanings")
    row = Synonym.objects.select_for_update(of=("self",)).filter(word=plain).first() or Synonym(word=plain)
    if row.pk:
        actor.require(P.SYNONYM_EDIT, within=covers(row))
    else:
        row.path = min(reach, key=len)
    row.meanings, row.changed_at, row.changed_by = named, at, actor.label[:100]
    row.save()
    record(SynonymChanged(word=plain, meanings=named), actor=actor, subject=row, path=row.path, at=at)
    return row
