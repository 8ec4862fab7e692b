"""The area casework as a Django app."""

from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    """Cases from receipt to delivery, and the daily count of people served."""

    name = "mingchuang.casework"
    verbose_name = "办件"

    def ready(self) -> None:
        """Register the datasets, the kinds of matter and the rail entries."""
        from mingchuang.callbacks.queries import CallSource, register_source
        from mingchuang.casework import datasets, figures  # noqa: F401 - register
        from mingchuang.casework.facts import CaseFellDue, CaseFellPastLaw, PartFellDue
        from mingchuang.casework.permissions import CaseworkPermission
        from mingchuang.casework.queries.asked import case_callees, pauses_waiting, second_notices_waiting
        from mingchuang.casework.queries.cases import CASE_KIND, INTAKE_KIND, PART_KIND, case_address
        from mingchuang.following.queries import MatterKind, WaitingKind, register_kind, register_waiting
        from mingchuang.foundation.ui.menu import MenuEntry, Section, hang
        from mingchuang.foundation.ui.slots import RECEIPT, hang_answer

        hang(
            MenuEntry(
                label="办件",
                url_name="casework:cases",
                permission="casework:case:read",
                section=Section.SERVING,
                order=3,
            )
        )
        hang(
            MenuEntry(
                label="服务人数",
                url_name="casework:counts",
                permission="casework:count:read",
                section=Section.SERVING,
                order=7,
            )
        )
        register_kind(MatterKind(key=INTAKE_KIND, label="收件", url_name="casework:matter"))
        register_kind(
            MatterKind(
                key=CASE_KIND,
                label="办件",
                url_name="casework:matter",
                fell_due=CaseFellDue,
                fell_past_law=CaseFellPastLaw,
                close_permission=CaseworkPermission.CASE_APPROVE,
            )
        )
        register_kind(MatterKind(key=PART_KIND, label="并联", url_name="casework:matter", fell_due=PartFellDue))
        hang_answer(RECEIPT, case_address)
        register_source(CallSource(kind=CASE_KIND, label="办件", find=case_callees))
        asked = (
            ("casework.pause", "等您批准暂停计时", pauses_waiting),
            ("casework.second_notice", "等您批准办件再次告知", second_notices_waiting),
        )
        for key, label, find in asked:
            permission = CaseworkPermission.CASE_APPROVE
            register_waiting(WaitingKind(key=key, label=label, permission=permission, find=find))
