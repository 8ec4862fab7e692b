"""Reads over norms."""

from django.db.models import Prefetch, QuerySet

from mingchuang.campaigns.models import Campaign, NormLine, NormSet
from mingchuang.foundation.journal.models import Entry


def norm_sets(campaign: Campaign) -> QuerySet[NormSet]:
    """The sets of a campaign in their order, with the norms that stand in `standing`."""
    lines = Prefetch("lines", NormLine.objects.standing().order_by("ordinal"), to_attr="standing")
    sets = NormSet.objects.filter(campaign=campaign).select_related("task", "campaign")
    return sets.prefetch_related(lines).order_by("ordinal")


def norm_history(norm_set: NormSet) -> QuerySet[Entry]:
    """What was changed in a set, newest first."""
    found = Entry.objects.filter(subject_kind=norm_set._meta.label_lower, subject_id=str(norm_set.pk))
    return found.order_by("-id")
