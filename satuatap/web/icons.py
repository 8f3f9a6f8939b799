"""The icons of the npm set, as the build left them."""

import json
import logging
from functools import cache

from django.conf import settings

log = logging.getLogger(__name__)


@cache
def drawings() -> dict[str, str]:
    """The inner drawing of every icon by name; empty where the styles were never built."""
    file = settings.BASE_DIR / "build" / "icons.json"
    if not file.exists():
        log.warning("icons_not_built")
        return {}
    found: dict[str, str] = json.loads(file.read_text(encoding="utf-8"))
    return found


def drawing(name: str) -> str:
    """One icon's drawing; raises LookupError for a name that the set does not have."""
    if drawings() and name not in drawings():
        message = f"No icon is called {name!r}; see the names in node_modules/lucide-static/icons."
        raise LookupError(message)
    return drawings().get(name, "")
