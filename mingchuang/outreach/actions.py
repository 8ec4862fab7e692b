"""Planning tours, saying what became of their stops, taking matters in. The only writers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time

from django.db import transaction
from django.utils import timezone

from mingchuang.feedback.actions import PersonGiven, receive_voice
from mingchuang.feedback.enums import Channel, VoiceKind
from mingchuang.foundation.access import Actor
from mingchuang.foundation.attachments.storing import keep_file
from mingchuang.foundation.journal.recording import Happening, record, record_many
from mingchuang.foundation.pictures import photo
from mingchuang.foundation.worktime.published import calendar_in_force
from mingchuang.organisations.models import Node
from mingchuang.outreach.enums import StopState, TourKind
from mingchuang.outreach.facts import MatterTakenIn, StopCancelled, StopHeld, TourEnded, TourPlanned
from mingchuang.outreach.models import Stop, TakenMatter, Tour
from mingchuang.outreach.permissions import OutreachPermission as P
from mingchuang.outreach.rules import (
    OutreachRefused,
    Rhythm,
    check_cancelled,
    check_held,
    check_taking,
    check_tour,
    dates_of,
)
from mingchuang.reception.actions import ContactOrder, register_contact

MOST_PHOTOS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class TourOrder:
    """Who goes where, when, how often, and what is done there."""

    node: Node
    kind: TourKind
    name_zh: str
    team: str
    area_zh: str
    place_zh: str
    rhythm: Rhythm
    starts_at: time
    ends_at: time
    name_en: str = ""
    area_en: str = ""
    place_en: str = ""
    offers_zh: str = ""
    offers_en: str = ""
    phone: str = ""


@transaction.atomic
def plan_tour(*, actor: Actor, order: TourOrder, at: datetime) -> Tour:
    """Plan a tour with all its stops; holidays are dealt with as its rhythm says."""
    return plan_tours(actor=actor, orders=[order], at=at)[0]


@transaction.atomic
def plan_tours(*, actor: Actor, orders: Sequence[TourOrder], at: datetime) -> list[Tour]:
    """Plan several tours, all of them or none."""
    calendar = calendar_in_force()
    tours, happenings = [], []
    for order in orders:
        actor.require(P.TOUR_EDIT, within=order.node.path)
        days = dates_of(order.rhythm, is_working_day=calendar.is_working_day)
        check_tour(
            name=order.name_zh,
            team=order.team,
            place=order.place_zh,
            starts_at=order.starts_at,
            ends_at=order.ends_at,
            stops=len(days),
        )
        tour = _tour(order)
        tour.save(force_insert=True)
        Stop.objects.bulk_create(
            [Stop(tour=tour, path=tour.path, on=day, starts_at=order.starts_at, ends_at=order.ends_at) for day in days]
        )
        fact = TourPlanned(name=tour.name_zh, stops=len(days))
        happenings.append(Happening(fact=fact, actor=actor, subject=tour, path=tour.path, at=at))
        tours.append(tour)
    record_many(happenings)
    return tours


@transaction.atomic
def end_tour(*, actor: Actor, tour_id: int, reason: str, at: datetime) -> Tour:
    """It does not go there any more: what is still planned from today on is cancelled, and the public reads why."""
    tour = Tour.objects.select_for_update(of=("self",)).get(pk=tour_id)
    actor.require(P.TOUR_EDIT, within=tour.path)
    if tour.ended_at is not None:
        raise OutreachRefused("这项外出服务已经停止。")
    check_cancelled(state=StopState.PLANNED, reason=reason)
    ahead = Stop.objects.filter(tour=tour, state=StopState.PLANNED, on__gte=timezone.localdate(at))
    stops = ahead.update(
        state=StopState.CANCELLED, reason=reason.strip()[:200], reported_at=at, reported_by=actor.label[:100]
    )
    tour.ended_at = at
    tour.save(update_fields=["ended_at"])
    fact = TourEnded(name=tour.name_zh, reason=reason.strip()[:200], stops=stops)
    record(fact, actor=actor, subject=tour, path=tour.path, at=at)
    return tour


@transaction.atomic
def hold_stop(
    *, actor: Actor, stop_id: int, served: int, result: str, photos: Sequence[bytes] = (), at: datetime
) -> Stop:
    """The team was there: how many it served, what came of it, pictures without what the camera wrote in."""
    stop = _locked(actor, stop_id)
    check_held(state=stop.state, on=stop.on, today=timezone.localdate(at), served=served)
    if len(photos) > MOST_PHOTOS:
        raise OutreachRefused("照片最多 {most} 张。", field="photos", most=MOST_PHOTOS)
    stop.state, stop.served, stop.result = StopState.HELD, served, result.strip()
    _report(actor, stop, at)
    kept = [
        keep_file(photo(data), name=f"{stop.on:%Y%m%d}-{number}.jpg", actor=actor, path=stop.path, at=at)
        for number, data in enumerate(photos, start=1)
    ]
    stop.photos.add(*kept)
    fact = StopHeld(name=stop.tour.name_zh, on=stop.on.isoformat(), served=served)
    record(fact, actor=actor, subject=stop, path=stop.path, at=at)
    return stop


@transaction.atomic
def cancel_stop(*, actor: Actor, stop_id: int, reason: str, at: datetime) -> Stop:
    """The team does not go, or did not; the public reads why."""
    stop = _locked(actor, stop_id)
    check_cancelled(state=stop.state, reason=reason)
    stop.state, stop.reason = StopState.CANCELLED, reason.strip()[:200]
    _report(actor, stop, at)
    fact = StopCancelled(name=stop.tour.name_zh, on=stop.on.isoformat(), reason=stop.reason)
    record(fact, actor=actor, subject=stop, path=stop.path, at=at)
    return stop


@transaction.atomic
def take_contact(*, actor: Actor, stop_id: int, order: ContactOrder, at: datetime) -> TakenMatter:
    """Somebody asked something out there: it becomes a first contact of the one who was asked."""
    stop = _locked(actor, stop_id)
    check_taking(state=stop.state)
    contact = register_contact(actor=actor, order=order, at=at)
    known = TakenMatter.objects.filter(contact=contact).first()
    return known or _taken(actor, stop, TakenMatter(stop=stop, contact=contact), contact.number, at)


@transaction.atomic
def take_voice(
    *,
    actor: Actor,
    stop_id: int,
    kind: VoiceKind,
    text: str,
    place: Node | None,
    name: str = "",
    phone: str = "",
    form_key: str = "",
    at: datetime,
) -> TakenMatter:
    """Somebody complained or proposed something out there: it becomes a voice, and who spoke stays protected."""
    stop = _locked(actor, stop_id)
    check_taking(state=stop.state)
    voice = receive_voice(
        actor=actor,
        kind=kind,
        channel=Channel.OUTREACH,
        text=text,
        place=place or stop.tour.node,
        person=PersonGiven(name=name, phone=phone),
        client_key=form_key,
        at=at,
    )
    known = TakenMatter.objects.filter(voice=voice).first()
    return known or _taken(actor, stop, TakenMatter(stop=stop, voice=voice), voice.number, at)


def _tour(order: TourOrder) -> Tour:
    rhythm = order.rhythm
    return Tour(
        node=order.node,
        path=order.node.path,
        kind=order.kind,
        name_zh=order.name_zh.strip()[:100],
        name_en=order.name_en.strip()[:150],
        team=order.team.strip()[:200],
        area_zh=order.area_zh.strip()[:60],
        area_en=order.area_en.strip()[:100],
        place_zh=order.place_zh.strip()[:150],
        place_en=order.place_en.strip()[:200],
        offers_zh=order.offers_zh.strip()[:300],
        offers_en=order.offers_en.strip()[:400],
        phone=order.phone.strip()[:40],
        cycle=rhythm.cycle,
        weekday=rhythm.weekday,
        day=rhythm.day,
        nth=rhythm.nth,
        on_holiday=rhythm.on_holiday,
        since=rhythm.since,
        until=rhythm.until,
        starts_at=order.starts_at,
        ends_at=order.ends_at,
    )


def _locked(actor: Actor, stop_id: int) -> Stop:
    stop = Stop.objects.with_tour().select_for_update(of=("self",)).get(pk=stop_id)
    actor.require(P.STOP_REPORT, within=stop.path)
    return stop


def _report(actor: Actor, stop: Stop, at: datetime) -> None:
    stop.reported_at, stop.reported_by = at, actor.label[:100]
    stop.save(update_fields=["state", "served", "result", "reason", "reported_at", "reported_by"])


def _taken(actor: Actor, stop: Stop, row: TakenMatter, number: str, at: datetime) -> TakenMatter:
    row.taken_at, row.taken_by = at, actor.label[:100]
    row.save(force_insert=True)
    fact = MatterTakenIn(name=stop.tour.name_zh, on=stop.on.isoformat(), number=number)
    record(fact, actor=actor, subject=row, path=stop.path, at=at)
    return row
