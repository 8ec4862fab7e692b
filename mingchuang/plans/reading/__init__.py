"""The reading stage: bytes in, characters out."""
