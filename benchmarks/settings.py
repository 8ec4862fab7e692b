"""The product as it runs in production, all middleware included, and one more address for the bare view."""

from mingchuang.config.settings.base import *  # noqa: F403
from mingchuang.config.settings.base import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "benchmarks"]
ROOT_URLCONF = "benchmarks.urls"
