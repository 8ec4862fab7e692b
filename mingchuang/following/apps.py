"""The area following as a Django app."""

from django.apps import AppConfig


class FollowingConfig(AppConfig):
    """What every followed row shares: a matter with its owner, clock, lamp, answer and closing by another."""

    name = "mingchuang.following"
    verbose_name = "跟踪"
