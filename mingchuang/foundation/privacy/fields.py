"""Columns whose content only the running product can read."""

import base64
import hashlib
from functools import lru_cache
from typing import Any

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.db import models


@lru_cache(maxsize=4)
def _box(keys: tuple[str, ...]) -> MultiFernet:
    """The first key seals; all of them open, so that keys can be changed."""
    return MultiFernet([Fernet(base64.urlsafe_b64encode(hashlib.sha256(key.encode()).digest())) for key in keys])


def seal(text: str) -> str:
    """The text as it is stored."""
    return _box(tuple(settings.FIELD_KEYS)).encrypt(text.encode()).decode()


def unseal(stored: str) -> str:
    """The text again. Raises `cryptography.fernet.InvalidToken` when none of the keys fits."""
    return _box(tuple(settings.FIELD_KEYS)).decrypt(stored.encode()).decode()


class SealedTextField(models.TextField[str, str]):
    """Text that is encrypted in the database (phone numbers and the like). Cannot be searched or sorted."""

    def get_prep_value(self, value: Any) -> Any:
        """Seal on the way in; empty stays empty."""
        return seal(str(value)) if value else ""

    def from_db_value(self, value: str | None, *_: object) -> str:
        """Open on the way out."""
        return unseal(value) if value else ""
