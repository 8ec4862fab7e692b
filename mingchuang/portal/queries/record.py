"""What became of bad ratings and of mending at a place, month by month: counts alone, nothing that leads to a rater."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count, DateTimeField, F, Q
from django.db.models.functions import TruncMonth
from django.utils import timezone

from mingchuang.evaluations.enums import FollowUpState, Grade
from mingchuang.evaluations.models import FollowUp, Rating
from mingchuang.evaluations.queries import COUNTED
from mingchuang.foundation.access.scope import below
from mingchuang.organisations.models import Node
from mingchuang.portal.queries.ratings import windows_below
from mingchuang.rectification.enums import RectificationState
from mingchuang.rectification.models import Rectification

# The figure assessment.mending_on_time, said of rows: a public page cannot wait until a dataset is loaded. That both
# count the same is checked by tests/portal/test_record.py; who changes one changes the other.
WITHDRAWN = Q(state=RectificationState.WITHDRAWN)
PROVISIONAL = Q(matter__clock__is_provisional=True) & ~WITHDRAWN
ON_TIME = Q(matter__closed_at__lte=F("matter__clock__due_at")) & ~WITHDRAWN & ~PROVISIONAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Mending:
    """Mending that fell due, from whatever source; `due` counts what stays open past its day."""

    due: int = 0
    on_time: int = 0
    late: int = 0
    open: int = 0
    not_yet_due: int = 0
    provisional: int = 0
    withdrawn: int = 0

    @property
    def rate(self) -> float | None:
        """Mended in time, of what fell due; nothing where nothing did."""
        return self.on_time / self.due if self.due else None

    @property
    def left_out(self) -> int:
        """What the rate does not count."""
        return self.not_yet_due + self.provisional + self.withdrawn


@dataclass(frozen=True, slots=True, kw_only=True)
class BadRatings:
    """Bad ratings given, and how many of them another person has closed."""

    given: int = 0
    closed: int = 0
    withdrawn: int = 0

    @property
    def stands(self) -> int:
        """Those not withdrawn on appeal."""
        return self.given - self.withdrawn

    @property
    def rate(self) -> float | None:
        """Closed, of those that stand; nothing where there were none."""
        return self.closed / self.stands if self.stands else None


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthOfRatings:
    """Ratings given in one month."""

    month: date
    counted: int = 0
    bad: int = 0
    left_out: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The year of a place up to `cut_off`: mending by the month it fell due, bad ratings by their own month."""

    first: date
    cut_off: date
    mending: Mending
    bad_ratings: BadRatings
    mending_by_month: Mapping[date, Mending]
    bad_by_month: Mapping[date, BadRatings]


def record_of(place: Node, *, first: date, now: datetime) -> Record:
    """Two statements, however much there is."""
    due, given = _mending(place, first, now), _bad_ratings(place, first, now)
    return Record(
        first=first,
        cut_off=timezone.localdate(now),
        mending=_sum_mending(due),
        bad_ratings=BadRatings(
            given=sum(one.given for one in given.values()),
            closed=sum(one.closed for one in given.values()),
            withdrawn=sum(one.withdrawn for one in given.values()),
        ),
        mending_by_month=due,
        bad_by_month=given,
    )


def months_of_ratings(path: str, *, first: date, last: date) -> list[MonthOfRatings]:
    """The ratings of a place by month, newest first."""
    rows = Rating.objects.filter(window__in=windows_below([path])).between(first, last)
    months = rows.annotate(month=TruncMonth("local_on")).values("month").order_by("-month")
    found = months.annotate(
        counted=Count("pk", filter=COUNTED),
        bad=Count("pk", filter=COUNTED & Q(grade__in=Grade.bad())),
        given=Count("pk"),
    )
    return [
        MonthOfRatings(
            month=row["month"], counted=row["counted"], bad=row["bad"], left_out=row["given"] - row["counted"]
        )
        for row in found
    ]


def _mending(place: Node, first: date, now: datetime) -> dict[date, Mending]:
    """What falls due from `first` to the end of the present month; not yet due are those ahead and not closed."""
    begin = timezone.make_aware(datetime.combine(first, time.min))
    opened = Q(matter__opened_at__lte=now)
    rows = Rectification.objects.filter(below((place.path,), site=True), opened, matter__clock__due_at__gte=begin)
    told = ~WITHDRAWN & ~PROVISIONAL
    ahead = Q(matter__clock__due_at__gte=now)
    closed = Q(matter__closed_at__isnull=False)
    month = TruncMonth("matter__clock__due_at", output_field=DateTimeField())
    found = rows.annotate(month=month).values("month").order_by("-month")
    counts = found.annotate(
        due=Count("pk", filter=told & (~ahead | closed)),
        on_time=Count("pk", filter=ON_TIME),
        late=Count("pk", filter=told & Q(matter__closed_at__gt=F("matter__clock__due_at"))),
        open=Count("pk", filter=told & ~ahead & ~closed),
        not_yet_due=Count("pk", filter=told & ahead & ~closed),
        provisional=Count("pk", filter=PROVISIONAL),
        withdrawn=Count("pk", filter=WITHDRAWN),
    )
    return {timezone.localdate(row.pop("month")): Mending(**row) for row in counts}


def _sum_mending(by_month: Mapping[date, Mending]) -> Mending:
    names = ("due", "on_time", "late", "open", "not_yet_due", "provisional", "withdrawn")
    return Mending(**{name: sum(getattr(one, name) for one in by_month.values()) for name in names})


def _bad_ratings(place: Node, first: date, now: datetime) -> dict[date, BadRatings]:
    rows = FollowUp.objects.filter(
        below((place.path,), site=True),
        rating__local_on__gte=first,
        rating__local_on__lte=timezone.localdate(now) + timedelta(days=1),
    )
    found = rows.annotate(month=TruncMonth("rating__local_on")).values("month").order_by("-month")
    counts = found.annotate(
        given=Count("pk"),
        closed=Count("pk", filter=Q(state=FollowUpState.CLOSED)),
        withdrawn=Count("pk", filter=Q(state=FollowUpState.WITHDRAWN)),
    )
    return {row.pop("month"): BadRatings(**row) for row in counts}
