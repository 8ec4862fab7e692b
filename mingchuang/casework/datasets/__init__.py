"""The columnar tables of casework."""

from mingchuang.casework.datasets.cases import CASES
from mingchuang.casework.datasets.served import SERVED

__all__ = ["CASES", "SERVED"]
