"""Personal data: encrypted at rest, masked on screen."""

from mingchuang.foundation.privacy.fields import SealedTextField
from mingchuang.foundation.privacy.masks import mask_name, mask_phone

__all__ = ["SealedTextField", "mask_name", "mask_phone"]
