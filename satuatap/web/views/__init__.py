"""The portal's pages."""

from satuatap.web.views.files import favicon, manifest, robots
from satuatap.web.views.portal import (
    agency,
    hall,
    halls,
    home,
    life_event,
    national,
    service,
    services,
)
from satuatap.web.views.work import work

__all__ = [
    "agency",
    "favicon",
    "hall",
    "halls",
    "home",
    "life_event",
    "manifest",
    "national",
    "robots",
    "service",
    "services",
    "work",
]
