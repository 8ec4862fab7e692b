"""What a database still knows after its server was killed."""

from collections.abc import Collection

from django.db import connection
from django.db.models import Exists, OuterRef
from django.utils import timezone

from mingchuang.evaluations.facts import RatingGiven
from mingchuang.evaluations.forms.token import LINKS
from mingchuang.evaluations.models import FollowUp, Rating
from mingchuang.foundation.journal.models import Entry


def audit(links: list[str]) -> dict[str, int | str]:
    """The fields of `kill.Found`; `links` are the signed receipts as the citizens were sent on to them."""
    acknowledged = [LINKS.read(link, now=timezone.now()) for link in links]
    kept = dict(Rating.objects.values_list("receipt", "pk"))
    entered = set(Entry.objects.filter(kind=RatingGiven.kind).values_list("subject_id", flat=True))
    found = [kept[receipt] for receipt in acknowledged if receipt in kept]
    return {
        "acknowledged": len(acknowledged),
        "missing": len(acknowledged) - len(found),
        "without_entry": sum(str(pk) not in entered for pk in found),
        "unacknowledged": len(kept.keys() - set(acknowledged)),
        "broken_rows": _half_written(kept.values(), entered),
        "integrity": _integrity(),
    }


def _half_written(ratings: Collection[int], entered: set[str]) -> int:
    """Ratings without entry, entries without rating, bad ratings without follow-up."""
    followed = FollowUp.objects.filter(rating=OuterRef("pk"))
    unfollowed = Rating.objects.bad().exclude(Exists(followed)).count()
    return len({str(pk) for pk in ratings} ^ entered) + unfollowed


def _integrity() -> str:
    """What SQLite says of its own file; PostgreSQL has replayed its log, or it would not have started."""
    if connection.vendor != "sqlite":
        return "ok"
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        return "; ".join(row[0] for row in cursor.fetchall())
