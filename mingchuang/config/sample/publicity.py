"""Screens and walls of the sample: a playlist for the mornings, display points, prints that have become outdated."""

from datetime import datetime, time, timedelta
from functools import partial

from django.utils import timezone

from mingchuang.config.sample.days import moment
from mingchuang.config.sample.stage import Stage
from mingchuang.foundation.access import Actor
from mingchuang.publicity import actions
from mingchuang.publicity.models import DisplayPoint
from mingchuang.publicity.presenters.prints import title_of
from mingchuang.publicity.rules import PlaylistContent, SceneTurn

SLOGANS = (
    ("把窗口擦亮，把事情办好", "Bright windows, matters done well"),
    ("您少跑一趟，我们多想一步", "One trip less for you, one thought more for us"),
    ("差评不怕，怕的是不改", "A bad rating is no shame; not mending is"),
)
MORNING = PlaylistContent(
    name_zh="工作日上午",
    name_en="Working mornings",
    weekdays=(1, 2, 3, 4, 5),
    starts_at=time(8, 30),
    ends_at=time(12, 0),
    scenes=(
        SceneTurn(kind="whereabouts", seconds=10),
        SceneTurn(kind="identity", seconds=12),
        SceneTurn(kind="items", seconds=12),
        SceneTurn(kind="ratings", seconds=12),
        SceneTurn(kind="pledges", seconds=15),
        SceneTurn(kind="honours", seconds=10),
        SceneTurn(kind="slogans", seconds=8),
    ),
    slogans_zh=tuple(zh for zh, _english in SLOGANS),
    slogans_en=tuple(english for _zh, english in SLOGANS),
)
# Where, what kind of place, and what hangs there. What was hung half a year ago has been overtaken by the records.
HALL_POINTS = (
    ("entrance", "一楼入口右侧立牌", "Stand right of the entrance", "hall_poster", "dating"),
    ("notice_board", "一楼北墙公示栏", "Notice board, north wall", "window_poster", "mz-1"),
    ("pledge_wall", "等候区承诺墙", "Pledge wall, waiting area", "window_poster", "rs-1"),
    ("leaflet_rack", "咨询台旁资料架", "Rack beside the advice desk", "handbook", "dating"),
)
UNIT_POINTS = (
    ("openness_desk", "婚姻登记窗口阳光台", "Openness desk, marriage registration", "window_poster", "mz-1"),
    ("window", "社会救助窗口台面", "Counter, social assistance", "desk_codes", "mz-2"),
)


def plan_publicity(stage: Stage) -> None:
    """The screen is set and the walls are hung in the first weeks; one rack is filled anew lately, the rest is not."""
    first = stage.days.after(stage.days.since, 8)
    stage.agenda.plan(moment(first, "8:10"), partial(_set_screen, stage))
    stage.agenda.plan(moment(first, "17:20"), partial(_hang_all, stage))
    lately = stage.days.last_before(stage.days.today - timedelta(days=3))
    stage.agenda.plan(moment(lately, "16:40"), partial(_fill_rack, stage))


def _set_screen(stage: Stage, *, at: datetime) -> None:
    actions.keep_playlist(actor=stage.office, hall=stage.places.halls["dating"], content=MORNING, at=at)


def _hang_all(stage: Stage, *, at: datetime) -> None:
    hall, unit = stage.places.halls["dating"], stage.places.units["minzheng"]
    for node, points, actor in ((hall, HALL_POINTS, stage.office), (unit, UNIT_POINTS, stage.people.actors["head"])):
        for kind, place, english, print_kind, subject in points:
            point = actions.register_point(actor=actor, node=node, kind=kind, place_zh=place, place_en=english, at=at)
            _hang(point, print_kind, subject, actor=actor, at=at)


def _fill_rack(stage: Stage, *, at: datetime) -> None:
    rack = DisplayPoint.objects.get(kind="leaflet_rack")
    _hang(rack, "handbook", "dating", actor=stage.office, at=at)


def _hang(point: DisplayPoint, print_kind: str, subject: str, *, actor: Actor, at: datetime) -> None:
    """As it is printed on that day."""
    found = title_of(print_kind, subject, on=timezone.localdate(at))
    assert found is not None, subject
    title, version = found
    actions.put_up(
        actor=actor,
        point_id=point.pk,
        print_kind=print_kind,
        subject_code=subject,
        subject_zh=title,
        version=version,
        at=at,
    )
