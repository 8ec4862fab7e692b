"""The columnar tables of casework."""

from mingchuang.casework.datasets.cases import CASES
from mingchuang.casework.datasets.pauses import PAUSES
from mingchuang.casework.datasets.served import SERVED

__all__ = ["CASES", "PAUSES", "SERVED"]
