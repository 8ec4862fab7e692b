"""What the clock does at the reception, and the printing of notices."""

from datetime import datetime

from django.utils import timezone

from mingchuang.foundation.access import Actor
from mingchuang.foundation.printing.setting import print_pdf
from mingchuang.foundation.work.timetable import every
from mingchuang.reception.actions import forget_persons
from mingchuang.reception.models import Notice
from mingchuang.reception.presenters.notices import notice_printed
from mingchuang.reception.queries import answering_node, materials_of


@every(minutes=720)
def forget() -> None:
    """Names, addresses and numbers go when their time is over."""
    while forget_persons(actor=Actor.system(), at=timezone.now()):
        pass


def print_notice(notice: Notice, *, at: datetime) -> bytes:
    """The written form of a notice, A4, as PDF."""
    values = notice_printed(notice, materials=list(materials_of(notice.item)), unit=answering_node(notice.place))
    return print_pdf("reception/notice.typ", values, at=at)
