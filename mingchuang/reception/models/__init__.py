"""Rows of the reception."""

from mingchuang.reception.models.contact import FirstContact
from mingchuang.reception.models.notice import Notice, SecondNotice
from mingchuang.reception.models.rule import ReceptionRule
from mingchuang.reception.models.service import HandBack, ServiceRequest

__all__ = ["FirstContact", "HandBack", "Notice", "ReceptionRule", "SecondNotice", "ServiceRequest"]
