"""The area following as a Django app."""

from django.apps import AppConfig

from mingchuang.foundation.ui.menu import MenuEntry, Section, hang


class FollowingConfig(AppConfig):
    """What every followed row shares: a matter with its owner, clock, lamp, answer and closing by another."""

    name = "mingchuang.following"
    verbose_name = "跟踪"

    def ready(self) -> None:
        """Hang the rail entry; register whose dates changed, and whose hand-over nobody took on."""
        from mingchuang.following.queries.handing import SENT_BACK
        from mingchuang.following.queries.recounts import RECOUNTED
        from mingchuang.following.queries.waiting import register_waiting

        hang(
            MenuEntry(
                label="计时规则",
                url_name="following:clock-rules",
                permission="following:clock_rule:edit",
                section=Section.SETTING,
                order=3,
            )
        )
        register_waiting(SENT_BACK)
        register_waiting(RECOUNTED)
