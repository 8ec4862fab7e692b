"""Giving ratings: the one place of the rule, for one as for a batch.

However many ratings arrive together, they cost the same few statements: windows, terms, what is known of these
devices and receipts, bursts; then one insert of ratings and one of journal entries. Bad ones open their follow-up
and rectification in the same transaction.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from secrets import token_hex

from django.db import IntegrityError, transaction
from django.db.models import Count, Q
from django.utils import timezone

from mingchuang.evaluations.actions.opening import open_follow_ups
from mingchuang.evaluations.enums import CodeList, Grade, Origin
from mingchuang.evaluations.facts import RatingGiven
from mingchuang.evaluations.models import Rating
from mingchuang.evaluations.queries import reason_list, terms_of
from mingchuang.evaluations.rules.codes import check_reasons
from mingchuang.evaluations.rules.rating import (
    SAME_WORDS_WITHIN,
    RatedBefore,
    RatingRefused,
    RatingTerms,
    body_digest,
    check_phone,
    check_same_body,
    check_visit,
    check_words,
    commitment,
    suspicions,
    visit_slot,
    words_digest,
)
from mingchuang.foundation.access import Actor
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.journal.recording import Happening, record_many
from mingchuang.organisations.models import Node


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveRating:
    """One rating as it arrives. `receipt` comes with the page's token, so that the same page is the same rating.

    `device_hash` and `network_hash` are digests; "" = unknown, or not from a device of hers.
    """

    receipt: str
    window_code: str
    grade: Grade
    at: datetime
    code_list: CodeList = CodeList.NATIONAL_5
    reasons: Sequence[str] = ()
    words: str = ""
    phone: str = ""
    has_consent: bool = False
    origin: Origin = Origin.WALK_IN
    source: str = ""
    service_number: str = ""
    prompt_shown_at: datetime | None = None
    device_hash: str = ""
    network_hash: str = ""
    has_staff_session: bool = False

    def body(self) -> dict[str, str | Sequence[str]]:
        """What the citizen said, for telling one submission from another."""
        return {
            "window": self.window_code,
            "grade": self.grade.value,
            "reasons": list(self.reasons),
            "words": self.words,
            "phone": self.phone,
            "source": self.source,
            "service": self.service_number,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What became of it; `is_repeat` when the same page had been sent before."""

    receipt: str
    is_bad: bool
    is_repeat: bool = False


@dataclass(slots=True)
class _Known:
    """What the database and this batch know, gathered before deciding."""

    windows: Mapping[str, Node]
    terms: Mapping[int, RatingTerms]
    by_receipt: dict[str, tuple[str, str]]  # receipt → (digest, grade)
    last_visit: dict[tuple[int, str], datetime]
    services: set[tuple[str, str]]
    networks: Counter[tuple[timedelta, str]]  # over the span that the place asks for
    words: Counter[str]
    fresh: list[Rating] = field(default_factory=list)


@transaction.atomic(savepoint=False)  # the writer's batch is the transaction; a fault undoes it as a whole
def give_ratings(commands: Sequence[GiveRating]) -> list[Given | Refusal]:
    """Take ratings in; one outcome each, in order. A fault of the batch is raised: the writer then tries singly."""
    known = _gather(commands)
    outcomes = [_decided(command, known) for command in commands]
    try:
        with transaction.atomic():
            ratings = Rating.objects.bulk_create(known.fresh)
    except IntegrityError:
        if len(commands) > 1:
            raise
        return [_refused_by_another_process(commands[0])]
    citizen = Actor.citizen()
    record_many([_given(rating, citizen) for rating in ratings])
    if bad := [rating for rating in ratings if rating.is_bad]:
        open_follow_ups(actor=citizen, ratings=bad, terms=known.terms)
    return outcomes


def _gather(commands: Sequence[GiveRating]) -> _Known:
    codes = {command.window_code for command in commands}
    open_windows = Node.objects.windows().filter(code__in=codes, closed_on=None)
    windows = {node.code: node for node in open_windows.only("code", "path", "site_path", "name_zh", "name_en")}
    terms = terms_of(windows.values())
    known = _Known(
        windows=windows,
        terms=terms,
        by_receipt={},
        last_visit={},
        services=set(),
        networks=_from_networks(commands, {each.burst for each in terms.values()}),
        words=_said_before(commands),
    )
    for row in _earlier(commands, known):
        known.by_receipt[row.receipt] = (row.body_digest, row.grade)
        if row.device_hash:
            place = (row.window_id, row.device_hash)
            known.last_visit[place] = max(row.given_at, known.last_visit.get(place, row.given_at))
        if row.service_number:
            known.services.add((row.source, row.service_number))
    return known


def _earlier(commands: Sequence[GiveRating], known: _Known) -> list[Rating]:
    """Ratings with these receipts, of these devices in this visit or the one before, or of these services."""
    slots, devices, places = set(), set(), set()
    for command in commands:
        if (window := known.windows.get(command.window_code)) and command.device_hash:
            slot = visit_slot(command.at, known.terms[window.pk].visit)
            slots |= {slot - 1, slot}
            devices.add(command.device_hash)
            places.add(window.pk)
    wanted = Q(receipt__in=[command.receipt for command in commands])
    if devices:
        wanted |= Q(window__in=places, device_hash__in=devices, visit_slot__in=slots)
    if services := {command.service_number for command in commands if command.service_number}:
        wanted |= Q(service_number__in=services)
    columns = ("receipt", "body_digest", "grade", "window_id", "device_hash", "given_at", "source", "service_number")
    return list(Rating.objects.filter(wanted).only(*columns))


def _from_networks(commands: Sequence[GiveRating], spans: set[timedelta]) -> Counter[tuple[timedelta, str]]:
    """How many came from each network of late; one query for each span in force, and that is mostly one."""
    found: Counter[tuple[timedelta, str]] = Counter()
    networks = {command.network_hash for command in commands if command.network_hash}
    for span in spans if networks else ():
        since = min(command.at for command in commands) - span
        rows = Rating.objects.filter(network_hash__in=networks, given_at__gt=since)
        counts = rows.values_list("network_hash").annotate(Count("id")).order_by()
        found.update({(span, network): count for network, count in counts})
    return found


def _said_before(commands: Sequence[GiveRating]) -> Counter[str]:
    digests = {digest for command in commands if (digest := words_digest(command.words))}
    if not digests:
        return Counter()
    since = min(command.at for command in commands) - SAME_WORDS_WITHIN
    rows = Rating.objects.filter(words_hash__in=digests, given_at__gt=since)
    return Counter(dict(rows.values_list("words_hash").annotate(Count("id")).order_by()))


def _decided(command: GiveRating, known: _Known) -> Given | Refusal:
    try:
        return _decide(command, known)
    except Refusal as refusal:
        return refusal


def _decide(command: GiveRating, known: _Known) -> Given:
    """Check one command against what is known; a good one joins the fresh rows and what is known."""
    digest = body_digest(command.body())
    if before := known.by_receipt.get(command.receipt):
        check_same_body(digest=digest, stored_digest=before[0])
        return Given(receipt=command.receipt, is_bad=Grade(before[1]).is_bad, is_repeat=True)
    window = known.windows.get(command.window_code)
    if window is None:
        raise RatingRefused("这个窗口现在不接受评价。")
    terms = known.terms[window.pk]
    if command.device_hash:
        earlier_at = known.last_visit.get((window.pk, command.device_hash))
        check_visit(earlier_at=earlier_at, at=command.at, visit=terms.visit)
    if command.service_number and (command.source, command.service_number) in known.services:
        raise RatedBefore("这次服务已经评价过。")
    check_words(command.words)
    check_phone(command.phone, has_consent=command.has_consent)
    check_reasons(command.reasons, grade=command.grade, reasons=reason_list())
    known.fresh.append(_row(command, window, terms, known, digest))
    _remember(command, window, digest, known)
    return Given(receipt=command.receipt, is_bad=command.grade.is_bad)


def _remember(command: GiveRating, window: Node, digest: str, known: _Known) -> None:
    """The next command of the batch meets this one as if it had been stored."""
    known.by_receipt[command.receipt] = (digest, command.grade.value)
    if command.device_hash:
        known.last_visit[window.pk, command.device_hash] = command.at
    if command.service_number:
        known.services.add((command.source, command.service_number))
    known.networks[known.terms[window.pk].burst, command.network_hash] += 1
    known.words[words_digest(command.words)] += 1


def _row(command: GiveRating, window: Node, terms: RatingTerms, known: _Known, digest: str) -> Rating:
    said = words_digest(command.words)
    marks = suspicions(
        terms=terms,
        at=command.at,
        zone=timezone.get_default_timezone(),
        seen_from_network=known.networks[terms.burst, command.network_hash] if command.network_hash else 0,
        has_staff_session=command.has_staff_session,
        same_words=known.words[said] if said else 0,
    )
    return Rating(
        receipt=command.receipt,
        window=window,
        path=window.path,
        site_path=window.site_path,
        grade=command.grade,
        first_grade=command.grade,
        code_list=command.code_list,
        reasons=list(command.reasons),
        reasons_version=reason_list().version,
        words=command.words,
        phone=command.phone,
        has_phone=bool(command.phone),
        origin=command.origin,
        source=command.source,
        service_number=command.service_number or None,
        given_at=command.at,
        local_on=timezone.localdate(command.at),
        prompt_shown_at=command.prompt_shown_at,
        visit_slot=visit_slot(command.at, terms.visit),
        device_hash=command.device_hash or None,
        network_hash=command.network_hash or None,
        words_hash=said or None,
        body_digest=digest,
        salt=token_hex(16),
        is_suspect=bool(marks),
        suspicions=[mark.value for mark in marks],
    )


def committed_content(rating: Rating, grade: str) -> dict[str, str | Sequence[str]]:
    """What a rating's commitment covers. What is added later has a commitment of its own."""
    return {
        "receipt": rating.receipt,
        "window": rating.window.code,
        "grade": str(grade),
        "code_list": str(rating.code_list),
        "origin": str(rating.origin),
        "given_at": rating.given_at.isoformat(),
    }


def _given(rating: Rating, citizen: Actor) -> Happening:
    fact = RatingGiven(commitment=commitment(rating.salt, committed_content(rating, rating.first_grade)))
    return Happening(fact=fact, actor=citizen, subject=rating, path=rating.path, at=rating.given_at)


def _refused_by_another_process(command: GiveRating) -> Given | Refusal:
    """Another process took this page, this visit or this service in at the same moment; see what it left."""
    stored = Rating.objects.filter(receipt=command.receipt).only("body_digest", "grade").first()
    if stored is None:
        return RatedBefore("您刚才已经评价过这个窗口。要改主意，请用上次的回执码查到那次评价，在里面修改。")
    try:
        check_same_body(digest=body_digest(command.body()), stored_digest=stored.body_digest)
    except Refusal as refusal:
        return refusal
    return Given(receipt=command.receipt, is_bad=stored.is_bad, is_repeat=True)
