"""The ways out of the house: one file per kind of provider, all with the same shape."""

from satuatap.notifications.channels.email import send_mail
from satuatap.notifications.channels.http import send_text
from satuatap.notifications.channels.port import Letter, NotSent, Perhaps, Refused, TakenOver, Way
from satuatap.notifications.rules import EMAIL, SMS, WHATSAPP

WAYS: dict[str, Way] = {EMAIL: send_mail, WHATSAPP: send_text, SMS: send_text}

__all__ = ["WAYS", "Letter", "NotSent", "Perhaps", "Refused", "TakenOver"]
