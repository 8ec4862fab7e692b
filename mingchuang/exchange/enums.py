"""What another system may do, and the words of order files."""

from django.db.models import TextChoices


class Scope(TextChoices):
    """What a client system may do through the machine door, from its node downwards."""

    COUNTS_SEND = "counts.send", "送入服务人数"
