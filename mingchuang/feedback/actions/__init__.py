"""Acts on voices, one file a step. The only writers."""

from mingchuang.feedback.actions.receiving import enter_voice, receive_voice
from mingchuang.feedback.rules.voice import PersonGiven

__all__ = ["PersonGiven", "enter_voice", "receive_voice"]
