"""The whole security model on one page: role → permissions. Code asks for permissions; only this page knows roles.

A role is granted at a node and reaches its subtree. Whatever ends in `:read` changes nothing; an auditor holds
all of those and nothing else.
"""

from collections.abc import Iterable
from enum import StrEnum

from mingchuang.assessment.permissions import AssessmentPermission as Assessment
from mingchuang.callbacks.permissions import CallbacksPermission as Callbacks
from mingchuang.campaigns.permissions import CampaignsPermission as Campaigns
from mingchuang.casework.permissions import CaseworkPermission as Casework
from mingchuang.catalogue.permissions import CataloguePermission as Catalogue
from mingchuang.evaluations.permissions import EvaluationsPermission as Evaluations
from mingchuang.exchange.permissions import ExchangePermission as Exchange
from mingchuang.feedback.permissions import FeedbackPermission as Feedback
from mingchuang.following.permissions import FollowingPermission as Following
from mingchuang.foundation.access import Role
from mingchuang.organisations.permissions import OrganisationsPermission as Organisations
from mingchuang.outreach.permissions import OutreachPermission as Outreach
from mingchuang.pledges.permissions import PledgesPermission as Pledges
from mingchuang.publicity.permissions import PublicityPermission as Publicity
from mingchuang.queueing.permissions import QueueingPermission as Queueing
from mingchuang.reception.permissions import ReceptionPermission as Reception
from mingchuang.rectification.permissions import RectificationPermission as Rectification
from mingchuang.supervision.permissions import SupervisionPermission as Supervision
from mingchuang.workspace.permissions import WorkspacePermission as Workspace

AREAS: tuple[type[StrEnum], ...] = (
    Organisations,
    Following,
    Callbacks,
    Campaigns,
    Rectification,
    Reception,
    Outreach,
    Evaluations,
    Feedback,
    Exchange,
    Catalogue,
    Casework,
    Pledges,
    Assessment,
    Publicity,
    Queueing,
    Supervision,
    Workspace,
)


def all_permissions() -> frozenset[str]:
    """Every permission of every area."""
    return frozenset(permission.value for area in AREAS for permission in area)


def reading() -> frozenset[str]:
    """Every permission that changes nothing."""
    return frozenset(permission for permission in all_permissions() if permission.endswith(":read"))


def _role(key: str, label: str, about: str, *permissions: str, also: Iterable[str] = ()) -> Role:
    return Role(key=key, label=label, about=about, permissions=frozenset(permissions) | frozenset(also))


# Seeing the tree, one's neighbours on it and the campaigns that reach one comes with every post.
AT_WORK = (Organisations.NODE_READ, Organisations.STAFF_READ, Campaigns.CAMPAIGN_READ)
# What was judged and what became of it, within one's own branch of the tree.
IN_THE_LOOP = (
    Following.CLOCK_RULE_READ,
    Following.MATTER_READ,
    Rectification.RECORD_READ,
    Evaluations.FOLLOW_UP_READ,
    Evaluations.RATING_READ,
    Evaluations.WINDOW_READ,
)
# The unit's part: mend and answer. The office holds it too, to act for a unit and to grant the unit's roles.
MENDING = (Rectification.RECORD_MEND, Evaluations.FOLLOW_UP_ANSWER, Evaluations.FOLLOW_UP_VERIFY)
# The other person's part; it counts only at the parent node or above.
CHECKING = (
    Rectification.RECORD_CLOSE,
    Rectification.RECORD_OPEN,
    Evaluations.APPEAL_DECIDE,
    Evaluations.FOLLOW_UP_CLOSE,
    Evaluations.FOLLOW_UP_VERIFY,
)
# What is promised and to be done, and how many were served: one's own pledges, tasks and counts.
PROMISING = (
    Pledges.DEED_EDIT,
    Pledges.DEED_READ,
    Pledges.PLEDGE_DRAFT,
    Pledges.PLEDGE_READ,
    Pledges.PLEDGE_REPORT,
    Pledges.TURN_TAKE,
    Campaigns.TASK_REPORT,
)
COUNTING = (Casework.COUNT_EDIT, Casework.COUNT_READ)
# Calling at one's own windows, and seeing who booked an hour there (never by name).
CALLING = (Queueing.BOOKING_READ, Queueing.QUEUE_READ, Queueing.WINDOW_CALL)
# Cases of one's own window or unit, with the applicant's data where they are needed.
HANDLING = (Casework.APPLICANT_OPEN, Casework.CASE_HANDLE, Casework.CASE_READ)
# Whoever is asked first: registers, tells all at once, goes out; names are opened by those who must call back.
RECEIVING = (
    Reception.CONTACT_OPEN_PERSON,
    Reception.CONTACT_READ,
    Reception.CONTACT_REGISTER,
    Reception.NOTICE_GIVE,
    Reception.NOTICE_READ,
    Reception.SERVICE_DO,
    Reception.SERVICE_ENTER,
    Reception.SERVICE_OPEN_PERSON,
    Reception.SERVICE_READ,
    Callbacks.CALL_READ,
    Callbacks.CARD_ISSUE,
    Outreach.STOP_READ,
    Outreach.STOP_REPORT,
)
# The long rows of the table below.
OFFICE = (
    Organisations.MARK_EDIT,
    Organisations.NODE_EDIT,
    Organisations.STAFF_EDIT,
    Organisations.ACCOUNT_EDIT,
    *MENDING,
    *CHECKING,
    Following.MATTER_HAND_OVER,
    *Supervision,
    Rectification.RULE_EDIT,
    Following.CLOCK_RULE_EDIT,
    *Workspace,
    Evaluations.PHONE_OPEN,
    Evaluations.RULE_EDIT,
    Evaluations.SUSPECT_SETTLE,
    *Campaigns,
    *Catalogue,
    *Casework,
    *Pledges,
    *Assessment,
    *Publicity,
    *Queueing,
    *Reception,
    *Callbacks,
    *Outreach,
    *Feedback,
    *Exchange,
)
HEADING = (
    Organisations.STAFF_EDIT,
    *AT_WORK,
    *IN_THE_LOOP,
    Following.MATTER_HAND_OVER,
    Supervision.ORDER_REPORT,
    Supervision.STALL_READ,
    *MENDING,
    *PROMISING,
    *COUNTING,
    *CALLING,
    Queueing.STAFFING_READ,
    *HANDLING,
    Casework.CASE_APPROVE,
    *RECEIVING,
    Reception.NOTICE_APPROVE,
    Reception.SERVICE_ASSIGN,
    Outreach.TOUR_EDIT,
    Feedback.ORDER_HANDLE,
    Feedback.ORDER_READ,
    Feedback.PETITION_READ,
    Feedback.PETITION_REPORT,
    Feedback.VOICE_ENTER,
    Pledges.DEED_CONFIRM,
    Pledges.PLEDGE_PUBLISH,
    Pledges.PLEDGE_REVIEW,
    Catalogue.FACILITY_CHECK,
    Catalogue.FACILITY_EDIT,
    Catalogue.FACILITY_READ,
    Catalogue.ITEM_EDIT,
    Catalogue.ITEM_READ,
    Assessment.SCORE_READ,
    Publicity.POINT_EDIT,
    Publicity.POINT_READ,
    Publicity.PRINT_ORDER,
)
INSPECTING = (
    *AT_WORK,
    Queueing.BOOKING_READ,
    Queueing.QUEUE_READ,
    Queueing.STAFFING_READ,
    *IN_THE_LOOP,
    *CHECKING,
    Supervision.ORDER_CLOSE,
    Supervision.STALL_READ,
    Evaluations.SUSPECT_READ,
    Catalogue.FACILITY_READ,
    Catalogue.ITEM_READ,
    Casework.CASE_READ,
    Casework.COUNT_READ,
    Outreach.STOP_READ,
    Callbacks.CALL_MAKE,
    Callbacks.CALL_OPEN_PERSON,
    Callbacks.CALL_READ,
    Reception.CONTACT_READ,
    Reception.NOTICE_READ,
    Reception.SERVICE_READ,
    Feedback.CLOSING_DECIDE,
    Feedback.ORDER_READ,
    Feedback.PETITION_READ,
    Feedback.PUBLICATION_DECIDE,
    Feedback.VOICE_READ,
    Feedback.VOICE_URGE,
    Pledges.DEED_CONFIRM,
    Pledges.DEED_READ,
    Pledges.PLEDGE_EXAMINE,
    Pledges.PLEDGE_READ,
    Pledges.TURN_TAKE,
)
# What a leader does besides reading all and checking.
LEADING = (
    Supervision.ORDER_CLOSE,
    Supervision.ORDER_ISSUE,
    Campaigns.TASK_CLOSE,
    Feedback.CLOSING_DECIDE,
    Feedback.PUBLICATION_DECIDE,
    Feedback.VOICE_URGE,
)


# In the order in which they are offered.
ROLES: tuple[Role, ...] = (
    _role(
        "operator",
        "平台运维",
        "开通账号、授予角色、维护机构和日历；不参与业务。",
        *Organisations,
        *Workspace,
        Following.CLOCK_RULE_READ,
    ),
    _role(
        "office",
        "活动办公室",
        "组织活动、发布公示、销号、考核和总结。",
        *OFFICE,
        also=reading(),
    ),
    _role(
        "unit_head",
        "单位负责人",
        "管理本单位的人员、承诺、任务和整改。",
        *HEADING,
    ),
    _role(
        "clerk",
        "窗口人员",
        "登记日常办理，处理本窗口的事。",
        *AT_WORK,
        *IN_THE_LOOP,
        Rectification.RECORD_MEND,
        *PROMISING,
        *COUNTING,
        *CALLING,
        *HANDLING,
        *RECEIVING,
        Feedback.VOICE_ENTER,
    ),
    _role(
        "hall_keeper",
        "大厅管理员",
        "登记和检查大厅的设施，处理群众报修；管排队叫号和预约。授予在大厅上。",
        *AT_WORK,
        *Queueing,
        Catalogue.FACILITY_CHECK,
        Catalogue.FACILITY_EDIT,
        Catalogue.FACILITY_READ,
    ),
    _role(
        "inspector",
        "督查员",
        "实地督查，核对整改。",
        *INSPECTING,
    ),
    _role("leader", "分管领导", "查看全局，点评，复核整改。", *CHECKING, *LEADING, also=reading()),
    _role(
        "branch_secretary",
        "支部书记",
        "管理本支部的承诺和点评。",
        *AT_WORK,
        *PROMISING,
        Pledges.PLEDGE_PUBLISH,
        Pledges.PLEDGE_REVIEW,
        Assessment.SCORE_READ,
    ),
    _role("outside_judge", "社会监督员", "受邀评议，查看公开内容。", Organisations.NODE_READ),
    _role("auditor", "审计员", "查看全部，不改任何内容。", also=reading()),
)
