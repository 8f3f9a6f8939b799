"""What a hall still lacks before it can open."""

from dataclasses import dataclass
from pathlib import Path

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from satuatap.core import sql
from satuatap.places.models import Hall
from satuatap.queueing.queries.coverage import Coverage, coverage

READINESS = Path(__file__).parent.parent / "sql" / "readiness.sql"


@dataclass(frozen=True)
class Need:
    """One thing that a hall needs: how many it has, how many are lacking, and where to set it.

    ``place`` names the page of the set-up (``places_openinghours``). A hall cannot open while an
    ``essential`` need is not met. ``detail`` names what is lacking.
    """

    title: str | Promise
    hint: str | Promise
    place: str
    has: int
    lacking: int = 0
    essential: bool = True
    detail: str = ""

    @property
    def is_met(self) -> bool:
        """Whether nothing is missing here."""
        return self.has > 0 and not self.lacking


@dataclass(frozen=True)
class _Counts:
    hours: int
    policy: int
    offices: int
    queues: int
    offerings: int
    offerings_without_counter: int
    counters: int
    counters_without_service: int
    managers: int
    officers: int
    displays: int
    displays_unpaired: int
    kiosks: int
    kiosks_unpaired: int


def readiness(hall: Hall) -> list[Need]:
    """Everything that a hall needs, in the order in which it is best done; three queries."""
    found = sql.rows(_Counts, READINESS, hall=hall.pk)[0]
    lines = coverage(hall.pk)
    return [*_rules(found), *_work(found), *_covered(lines), *_devices(found)]


def _rules(found: _Counts) -> list[Need]:
    return [
        Need(
            _("Jam layanan"),
            _("Jam buka dan tutup tiap hari."),
            "places_openinghours",
            found.hours,
        ),
        Need(
            _("Aturan antrean"),
            _("Prioritas, panggilan ulang, nomor jarak jauh."),
            "queueing_hallpolicy",
            found.policy,
        ),
        Need(
            _("Gerai"),
            _("Instansi yang hadir."),
            "catalogue_agencyoffice",
            found.offices,
        ),
        Need(
            _("Antrean"),
            _("Awalan dan batas nomor."),
            "queueing_queue",
            found.queues,
        ),
    ]


def _work(found: _Counts) -> list[Need]:
    return [
        Need(
            _("Layanan dengan loket"),
            _("Setiap layanan bernomor antrean punya paling sedikit satu loket."),
            "catalogue_offering",
            found.offerings,
            found.offerings_without_counter,
        ),
        Need(
            _("Loket dengan layanan"),
            _("Setiap loket memberi paling sedikit satu layanan."),
            "places_counter",
            found.counters,
            found.counters_without_service,
        ),
        Need(
            _("Petugas loket"),
            _("Akun petugas tiap gerai."),
            "identity_membership",
            found.officers,
        ),
    ]


def _covered(lines: list[Coverage]) -> list[Need]:
    """Queues that no counter serves, and queues whose counters all rest at once."""
    orphans = [each.prefix for each in lines if not each.counters]
    resting = [f"{each.prefix} {each.rest}" for each in lines if each.rest]
    without = _("Tanpa loket: %(queues)s.") % {"queues": ", ".join(orphans)}
    at_once = _("Tanpa loket pada jam ini: %(queues)s.") % {"queues": ", ".join(resting)}
    return [
        Need(
            _("Antrean dengan loket"),
            _("Setiap antrean dilayani paling sedikit satu loket."),
            "places_counter",
            len(lines),
            len(orphans),
            detail=without if orphans else "",
        ),
        Need(
            _("Istirahat bergiliran"),
            _("Selalu ada loket yang melayani setiap antrean."),
            "places_counter",
            len(lines),
            len(resting),
            essential=False,
            detail=at_once if resting else "",
        ),
    ]


def _devices(found: _Counts) -> list[Need]:
    return [
        Need(
            _("Layar"),
            _("Layar panggilan yang sudah dipasangkan."),
            "queueing_display",
            found.displays,
            found.displays_unpaired,
            essential=False,
        ),
        Need(
            _("Anjungan"),
            _("Anjungan nomor antrean yang sudah dipasangkan."),
            "queueing_kiosk",
            found.kiosks,
            found.kiosks_unpaired,
            essential=False,
        ),
    ]


def can_open(needs: list[Need]) -> bool:
    """Whether everything essential is there."""
    return all(need.is_met for need in needs if need.essential)
