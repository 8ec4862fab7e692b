"""Pictures and papers that came with a voice."""

from django.db import models
from django.db.models import Q

from mingchuang.feedback.enums import VoiceFileKind
from mingchuang.feedback.models.voice import Voice
from mingchuang.foundation.attachments.models import Attachment

MOST_PHOTOS = 3


class VoiceFile(models.Model):
    """A photo from the one who spoke, or the scan of a letter or slip (诉求附件).

    Only those who read her words whole open it. A photo on which nobody is to be known may be passed on to those who
    handle the voice, and may be published with it; a letter never is.
    """

    voice = models.ForeignKey(Voice, models.CASCADE, related_name="files", verbose_name="诉求")
    file = models.ForeignKey(Attachment, models.PROTECT, related_name="+", verbose_name="文件")
    kind = models.CharField("种类", max_length=10, choices=VoiceFileKind.choices)
    is_passed_on = models.BooleanField("转给承办单位", default=False)
    is_published = models.BooleanField("公开", default=False)

    class Meta:
        verbose_name = "诉求附件"
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=VoiceFileKind.PHOTO) | Q(is_passed_on=False, is_published=False),
                name="feedback_letters_stay_inside",
                violation_error_message="来信原件不转给单位，也不公开。",
            ),
        ]

    def __str__(self) -> str:
        return self.file.name

    @property
    def is_photo(self) -> bool:
        """Not a letter."""
        return self.kind == VoiceFileKind.PHOTO
