"""Acts of the reception. The only writers."""

from mingchuang.reception.actions.notices import ask_second_notice, decide_second_notice, give_notice, sign_notice

__all__ = ["ask_second_notice", "decide_second_notice", "give_notice", "sign_notice"]
