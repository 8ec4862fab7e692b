"""What casework keeps."""

from mingchuang.casework.models.counts import ServedCount

__all__ = [
    "ServedCount",
]
