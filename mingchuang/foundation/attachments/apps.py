"""Attachments as a Django app."""

from django.apps import AppConfig


class AttachmentsConfig(AppConfig):
    """The register of files."""

    name = "mingchuang.foundation.attachments"
    label = "attachments"
    verbose_name = "附件"
