"""What happens at the reception. No fact holds a name, an address or a phone number."""

from dataclasses import dataclass
from typing import ClassVar

from mingchuang.foundation.journal.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeGiven(Fact):
    """Somebody was told all at once what is missing."""

    kind: ClassVar[str] = "reception.notice_given"
    label: ClassVar[str] = "一次性告知"
    number: str
    item: str
    missing: tuple[int, ...]
    channel: str
    nth: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeSigned(Fact):
    """The applicant signed for the notice."""

    kind: ClassVar[str] = "reception.notice_signed"
    label: ClassVar[str] = "签收告知书"
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondNoticeAsked(Fact):
    """Something was forgotten the first time; the head is asked."""

    kind: ClassVar[str] = "reception.second_notice_asked"
    label: ClassVar[str] = "申请再次告知"
    number: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondNoticeDecided(Fact):
    """The head granted a second notice, or did not."""

    kind: ClassVar[str] = "reception.second_notice_decided"
    label: ClassVar[str] = "审批再次告知"
    number: str
    is_granted: bool
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactRegistered(Fact):
    """Somebody was asked first."""

    kind: ClassVar[str] = "reception.contact_registered"
    label: ClassVar[str] = "首问登记"
    number: str
    came_by: str
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactOffered(Fact):
    """The first person offered the matter to somebody else; she owns it until that one accepts."""

    kind: ClassVar[str] = "reception.contact_offered"
    label: ClassVar[str] = "提出移交"
    number: str
    to: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactSettled(Fact):
    """What was asked is answered."""

    kind: ClassVar[str] = "reception.contact_settled"
    label: ClassVar[str] = "首问办结"
    number: str
    outcome: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactReopened(Fact):
    """Called back, the person said that it is not solved."""

    kind: ClassVar[str] = "reception.contact_reopened"
    label: ClassVar[str] = "首问重新办理"
    number: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactFellDue(Fact):
    """A first contact is past its promise and not answered."""

    kind: ClassVar[str] = "reception.contact_fell_due"
    label: ClassVar[str] = "首问逾期"
    matter_kind: str
    due_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonOpened(Fact):
    """Somebody looked at a name, an address or a number; these do not stand here."""

    kind: ClassVar[str] = "reception.person_opened"
    label: ClassVar[str] = "查看来访人信息"
    number: str
    purpose: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonForgotten(Fact):
    """Name, address and number were deleted after their time."""

    kind: ClassVar[str] = "reception.person_forgotten"
    label: ClassVar[str] = "删除来访人信息"
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceAsked(Fact):
    """A service beyond the window was asked for."""

    kind: ClassVar[str] = "reception.service_asked"
    label: ClassVar[str] = "申请服务"
    number: str
    service: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceAssigned(Fact):
    """Somebody is to do it."""

    kind: ClassVar[str] = "reception.service_assigned"
    label: ClassVar[str] = "安排服务"
    number: str
    to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceAccepted(Fact):
    """That person does it."""

    kind: ClassVar[str] = "reception.service_accepted"
    label: ClassVar[str] = "接受安排"
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ServicePutBack(Fact):
    """That person cannot do it; it waits for another."""

    kind: ClassVar[str] = "reception.service_put_back"
    label: ClassVar[str] = "退回安排"
    number: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceAuthorised(Fact):
    """The client authorised an agent."""

    kind: ClassVar[str] = "reception.service_authorised"
    label: ClassVar[str] = "登记委托授权"
    number: str
    scope: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ThingsHandedBack(Fact):
    """An agent gave the client back what she held."""

    kind: ClassVar[str] = "reception.things_handed_back"
    label: ClassVar[str] = "交还材料"
    number: str
    things: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceDone(Fact):
    """The service was rendered."""

    kind: ClassVar[str] = "reception.service_done"
    label: ClassVar[str] = "服务完成"
    number: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceEnded(Fact):
    """The service was declined, or called off by the one who asked."""

    kind: ClassVar[str] = "reception.service_ended"
    label: ClassVar[str] = "终止服务"
    number: str
    state: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceFellDue(Fact):
    """A service is past its promise and not rendered."""

    kind: ClassVar[str] = "reception.service_fell_due"
    label: ClassVar[str] = "服务逾期"
    matter_kind: str
    due_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceptionRuleSet(Fact):
    """The limits of a region were set."""

    kind: ClassVar[str] = "reception.rule_set"
    label: ClassVar[str] = "设定接待期限"
    contact_days: int
    kept_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceOffered(Fact):
    """Another unit is to take the service on."""

    kind: ClassVar[str] = "reception.service_offered"
    label: ClassVar[str] = "提出移交服务"
    number: str
    to: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceTakenOver(Fact):
    """The service is another unit's from now on."""

    kind: ClassVar[str] = "reception.service_taken_over"
    label: ClassVar[str] = "服务转到新单位"
    number: str
    giver: str
    to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceReopened(Fact):
    """The one who asked is not content: it is done again, once by right, then by decision."""

    kind: ClassVar[str] = "reception.service_reopened"
    label: ClassVar[str] = "服务重办"
    number: str
    reason: str
    by_right: bool
