"""The area casework as a Django app."""

from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    """Cases from receipt to delivery, and the daily count of people served."""

    name = "mingchuang.casework"
    verbose_name = "办件"

    def ready(self) -> None:
        """Register the datasets, the kinds of matter and the rail entries."""
        from mingchuang.casework import datasets, figures  # noqa: F401 - register
        from mingchuang.casework.facts import CaseFellDue, CaseFellPastLaw, PartFellDue
        from mingchuang.casework.permissions import CaseworkPermission
        from mingchuang.casework.queries.cases import CASE_KIND, INTAKE_KIND, PART_KIND
        from mingchuang.following.queries import MatterKind, register_kind
        from mingchuang.foundation.ui.menu import MenuEntry, hang

        hang(MenuEntry(label="办件", url_name="casework:cases", permission="casework:case:read", order=11))
        hang(MenuEntry(label="服务人数", url_name="casework:counts", permission="casework:count:read", order=16))
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
