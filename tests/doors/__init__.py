"""The table of doors: who gets what on every address, one file per module.

A row is ``"namespace:name": Door(...)``; without a namespace the name alone. Each row gives the
status for each of the visitors, usually by one of the ready answers of ``answers.py`` with
``but(...)`` for what differs. ``at`` builds the arguments of the address from the world of the
test (``tests/world.py``); ``post`` is the form that is sent (then the request is a POST). New
address, new row: ``test_every_address_has_a_door`` fails without it.
"""

from tests.doors import (
    api,
    complaints,
    console,
    display,
    documents,
    evaluation,
    floor,
    inauguration,
    kiosk,
    life,
    messages,
    national,
    operations,
    portal,
    satisfaction,
    sources,
    surveys,
    tickets,
)
from tests.doors.answers import VISITORS, Door

__all__ = ["DOORS", "GROUPED", "VISITORS"]

DOORS: dict[str, Door] = {
    **api.DOORS,
    **complaints.DOORS,
    **operations.DOORS,
    **portal.DOORS,
    **satisfaction.DOORS,
    **display.DOORS,
    **documents.DOORS,
    **evaluation.DOORS,
    **console.DOORS,
    **floor.DOORS,
    **inauguration.DOORS,
    **kiosk.DOORS,
    **life.DOORS,
    **messages.DOORS,
    **sources.DOORS,
    **national.DOORS,
    **surveys.DOORS,
    **tickets.DOORS,
}

# Addresses of packages: Django's admin answers by its own permissions (members of staff only),
# allauth's pages are for whoever has or wants an account.
GROUPED = {"admin", "account", "mfa"}
