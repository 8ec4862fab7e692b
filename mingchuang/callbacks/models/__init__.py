"""Rows of call-backs."""

from mingchuang.callbacks.models.call import CallBack, CallTry
from mingchuang.callbacks.models.draw import Draw
from mingchuang.callbacks.models.rule import CallRule, Script

__all__ = ["CallBack", "CallRule", "CallTry", "Draw", "Script"]
