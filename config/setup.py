"""How the set-up of a hall at /kelola/ looks."""

from typing import Any

from django.templatetags.static import static
from django.utils.translation import gettext_lazy as _

from config.shades import SHADES

SETUP: dict[str, Any] = {
    "SITE_TITLE": "SatuAtap",
    "SITE_HEADER": _("Kelola mal"),
    "SITE_URL": "/kerja/",
    "SITE_SYMBOL": "roofing",
    "BORDER_RADIUS": "3px",
    "THEME": "light",
    "SHOW_HISTORY": True,
    "SHOW_VIEW_ON_SITE": False,
    "SHOW_BACK_BUTTON": True,
    "STYLES": [lambda _request: static("web/setup/setup.css")],
    "SCRIPTS": [lambda _request: static("web/setup/names.js")],
    "SIDEBAR": {"show_search": False, "show_all_applications": False},
    "COLORS": SHADES,
}
