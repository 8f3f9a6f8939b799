"""Finding a service by what people type: tolerant of misspelling, in two queries."""

import re
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from satuatap.catalogue.models import Offering, Service
from satuatap.core import sql
from satuatap.places.models import Hall

SQL = Path(__file__).parent.parent / "sql"
LEAST = 0.45
NEAR = 0.65  # of the best one's score
MOST = 40
LONGEST = 80
MEANT = {
    "antrian": "antrean", "ijin": "izin", "passport": "paspor", "pasport": "paspor",
    "propinsi": "provinsi", "photo": "foto", "e-ktp": "ktp-el", "ektp": "ktp-el",
}  # fmt: skip
IDLE = {
    "bikin", "buat", "membuat", "urus", "mengurus", "antrean", "nomor", "ambil", "cara",
    "bagaimana", "mau", "ingin", "saya", "di", "ke", "yang", "untuk", "layanan",
    "how", "to", "a", "the", "my", "for", "get", "i", "want",
}  # fmt: skip


@dataclass(frozen=True)
class _Service:
    code: str
    score: float


@dataclass(frozen=True)
class _Offering:
    id: UUID
    score: float


def find_services(text: str, *, most: int = MOST) -> list[Service]:
    """National services that the text means, the best first; none for an empty text."""
    words = meant(text)
    if not words:
        return []
    found = sql.rows(_Service, SQL / "search_services.sql", words=words, least=LEAST, most=most)
    services = Service.objects.select_related("agency").in_bulk([row.code for row in found])
    return [services[row.code] for row in found if row.score >= NEAR * found[0].score]


def find_offerings(hall: Hall, text: str, *, most: int = MOST) -> list[Offering]:
    """What this hall offers that the text means, the best first; none for an empty text."""
    words = meant(text)
    if not words:
        return []
    found = sql.rows(
        _Offering, SQL / "search_offerings.sql", words=words, hall=hall.pk, least=LEAST, most=most
    )
    offerings = Offering.objects.select_related("office", "service", "queue")
    known = offerings.in_bulk([row.id for row in found])
    return [known[row.id] for row in found if row.score >= NEAR * found[0].score]


def meant(text: str) -> str:
    """The words that matter, in standard spelling; all of them if none would be left."""
    typed = re.findall(r"[\w-]+", text[:LONGEST].casefold())
    words = [MEANT.get(word, word) for word in typed]
    return " ".join([word for word in words if word not in IDLE] or words)
