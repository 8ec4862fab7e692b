"""The terms that hold for a case."""

from mingchuang.casework.models import CaseTermsRow
from mingchuang.casework.rules.limits import CaseTerms, default_terms
from mingchuang.foundation.access.paths import ids_on, nearest


def terms_at(path: str) -> CaseTerms:
    """The terms of the nearest region at or above a place that has set any, else the defaults."""
    rows = CaseTermsRow.objects.filter(region__in=ids_on(path))
    found = nearest(path, {row.region_id: row for row in rows})
    return found.terms() if found else default_terms()
