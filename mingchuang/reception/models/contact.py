"""First contacts."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from mingchuang.catalogue.models import ServiceItem
from mingchuang.following.models import Matter
from mingchuang.foundation.access import ScopedQuerySet
from mingchuang.foundation.privacy import SealedTextField
from mingchuang.organisations.models import Node, Staff
from mingchuang.reception.enums import CameBy, Outcome
from mingchuang.reception.rules.contact import contact_number, nameless


class ContactQuerySet(ScopedQuerySet["FirstContact"]):
    """First contacts, by how they stand."""

    def with_matter(self) -> Self:
        """Everything a line of the register shows; the person stays sealed."""
        shown = self.select_related(
            "matter__clock", "matter__owner_node", "matter__owner", "place", "first_person", "item"
        )
        return shown.defer("person_name", "phone")

    def open(self) -> Self:
        """Somebody still has something to do."""
        return self.filter(settled_at=None)

    def overdue(self, now: datetime) -> Self:
        """Not settled by a certain date that has passed."""
        running = self.open().filter(matter__clock__paused_at=None, matter__clock__is_provisional=False)
        return running.filter(matter__clock__due_at__lt=now)


class FirstContact(models.Model):
    """Whoever was asked first owns the matter until another has accepted it (首问登记)."""

    matter = models.OneToOneField(Matter, models.PROTECT, related_name="+", primary_key=True, verbose_name="跟踪事项")
    region = models.ForeignKey(Node, models.PROTECT, related_name="+", verbose_name="所属地区")
    year = models.PositiveSmallIntegerField("年度")
    sequence = models.PositiveIntegerField("序号")
    path = models.CharField("路径", max_length=255, db_index=True)
    site_path = models.CharField("所在大厅路径", max_length=255, db_index=True, default="", blank=True)
    place = models.ForeignKey(Node, models.PROTECT, related_name="+", verbose_name="首问地点")
    first_person = models.ForeignKey(Staff, models.PROTECT, related_name="+", null=True, verbose_name="首问责任人")
    first_label = models.CharField("登记人", max_length=100)
    words = models.CharField("问什么", max_length=500)
    item = models.ForeignKey(ServiceItem, models.PROTECT, related_name="+", null=True, verbose_name="事项")
    visitor_unit = models.CharField("来访单位", max_length=100, default="", blank=True)
    person_name = SealedTextField("来访人姓名", default="", blank=True)
    phone = SealedTextField("来访人电话", default="", blank=True)
    has_person = models.BooleanField("留有姓名或电话", default=False)
    has_phone = models.BooleanField("留有电话", default=False)
    came_by = models.CharField("来访方式", max_length=10, choices=CameBy.choices)
    is_urgent = models.BooleanField("紧急", default=False)
    outcome = models.CharField("处理方式", max_length=10, choices=Outcome.choices)
    answer = models.TextField("答复", default="", blank=True)
    go_to = models.CharField("指引去向", max_length=300, default="", blank=True)
    asked_at = models.DateTimeField("来访时间", db_index=True)
    settled_at = models.DateTimeField("办结时间", null=True)
    settled_by = models.CharField("办结人", max_length=100, default="", blank=True)
    form_key = models.CharField("表单键", max_length=40, unique=True, null=True)

    objects = ContactQuerySet.as_manager()

    class Meta:
        verbose_name = "首问登记"
        constraints = [
            models.UniqueConstraint(
                fields=["region", "year", "sequence"],
                name="reception_one_number_a_contact",
                violation_error_message="这个首问编号已经用过。",
            ),
            models.CheckConstraint(
                condition=~Q(outcome=Outcome.OUTSIDE) | ~Q(go_to=""),
                name="reception_outside_says_where",
                violation_error_message="不归我们管的，请写明该去哪里。",
            ),
            models.CheckConstraint(
                condition=Q(has_phone=False) | Q(has_person=True),
                name="reception_a_phone_is_a_person",
                violation_error_message="留有电话的要记为留有个人信息。",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """首问〔2026〕12号."""
        return contact_number(self.year, self.sequence)

    @property
    def words_shown(self) -> str:
        """The matter in words, long numbers struck out."""
        return nameless(self.words)
