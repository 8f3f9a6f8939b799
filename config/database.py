"""Which PostgreSQL, said as Django wants it; the embedded one is the default."""

import hashlib
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

LONGEST_SOCKET = 107 - len("/.s.PGSQL.65535.lock")  # sockaddr_un.sun_path holds 108 bytes


def socket_folder(var: Path) -> Path:
    """Where the embedded PostgreSQL keeps its socket: in ``var``, or elsewhere if too deep."""
    inside = var / "run"
    if len(str(inside).encode()) <= LONGEST_SOCKET:
        return inside
    name = hashlib.sha256(str(var).encode()).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"satuatap-{name}"


def embedded_url(var: Path) -> str:
    """The address of the embedded PostgreSQL of this ``var``."""
    return f"postgresql://postgres@/satuatap?host={socket_folder(var)}"


def database(url: str) -> dict[str, Any]:
    """A ``postgresql://`` address as Django wants it; a socket folder comes as ``?host=``."""
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        message = "DATABASE_URL must start with postgresql://"
        raise ImproperlyConfigured(message)
    query = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")) or "satuatap",
        "USER": unquote(parts.username or "postgres"),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.get("host", "") or unquote(parts.hostname or ""),
        "PORT": query.get("port") or parts.port or 5432,
        "CONN_HEALTH_CHECKS": True,
    }
