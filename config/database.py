"""Which PostgreSQL, said as Django wants it; the embedded one is the default."""

import hashlib
import tempfile
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

SCHEMES = ("postgres://", "postgresql://")
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
    """A ``postgresql://`` address as Django wants it, with all that libpq reads in one.

    A socket folder comes as ``?host=``, several hosts with commas between them.
    """
    given = read(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": given.pop("dbname", "satuatap"),
        "USER": given.pop("user", "postgres"),
        "PASSWORD": given.pop("password", ""),
        "HOST": given.pop("host", ""),
        "PORT": given.pop("port", "5432"),
        "OPTIONS": given,
        "CONN_HEALTH_CHECKS": True,
    }


def read(url: str) -> dict[str, Any]:
    """The address in its parts; what is wrong in it is not told, since it holds a password."""
    try:
        if url.startswith(SCHEMES):
            return dict(conninfo_to_dict(url))
    except ProgrammingError:
        pass
    message = (
        "DATABASE_URL cannot be read; it must look like "
        "postgresql://user:password@host:5432/name?sslmode=require, with the names of libpq."
    )
    raise ImproperlyConfigured(message)
