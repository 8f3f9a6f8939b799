"""Opening a hall from a description: its offices, services, queues, counters, devices and staff.

Whatever is there already stays as the hall has made it, so opening again only adds what is missing.
"""

from satuatap.queueing.actions.opening.accounts import give_accounts
from satuatap.queueing.actions.opening.halls import described_halls, open_hall

__all__ = ["described_halls", "give_accounts", "open_hall"]
