"""The table of doors: who gets what on every address, one file per module.

A row is ``"namespace:name": Door(...)``; without a namespace the name alone. Each row gives the
status for each of the visitors, usually by one of the ready answers of ``answers.py`` with
``but(...)`` for what differs. ``at`` builds the arguments of the address from the world of the
test (``tests/world.py``); ``post`` is the form that is sent (then the request is a POST). New
address, new row: ``test_every_address_has_a_door`` fails without it.
"""

from tests.doors import api, console, display, floor, kiosk, operations, portal, tickets
from tests.doors.answers import VISITORS, Door

__all__ = ["DOORS", "GROUPED", "VISITORS"]

DOORS: dict[str, Door] = {
    **api.DOORS,
    **operations.DOORS,
    **portal.DOORS,
    **display.DOORS,
    **console.DOORS,
    **floor.DOORS,
    **kiosk.DOORS,
    **tickets.DOORS,
}

# Addresses of packages: Django's admin answers by its own permissions (members of staff only),
# allauth's pages are for whoever has or wants an account.
GROUPED = {"admin", "account", "mfa"}
