"""What needs a hand on the floor now, worst first, each with one thing to do."""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext as _

from satuatap.places import wording
from satuatap.queueing import promises
from satuatap.queueing.models import Printer
from satuatap.queueing.queries.floor import CounterRow, Device, Floor, QueueRow

WORST_FIRST = [promises.BROKEN, promises.NEAR]


@dataclass(frozen=True)
class Alert:
    """One thing that is wrong: about what, why, and the one thing to do (``do`` and its target)."""

    level: str
    about: str
    sentence: str
    do: str
    label: str
    target: str = ""


def alerts(floor: Floor) -> list[Alert]:
    """Everything that needs a hand, the worst first."""
    counters = [_of_counter(each) for each in floor.counters if each.state == "late"]
    devices = [_of_device(each) for each in floor.devices if each.fault]
    found = _of_queues(floor.queues) + devices + counters
    return sorted(found, key=lambda each: WORST_FIRST.index(each.level))


def _of_queues(rows: Collection[QueueRow]) -> list[Alert]:
    served = [each for each in rows if not each.is_orphan]
    orphans = [_of_orphan(each) for each in rows if each.is_orphan]
    return orphans + [_of_queue(each) for each in served if each.state in WORST_FIRST]


def _of_orphan(row: QueueRow) -> Alert:
    level = promises.BROKEN if row.waiting else promises.NEAR
    sentence = _("Tidak ada loket yang melayani antrean ini. Yang menunggu: %(waiting)s orang.")
    about = f"{row.office} {row.prefix}"
    return Alert(
        level,
        about,
        sentence % {"waiting": row.waiting},
        "setup",
        _("Atur loket"),
        "places_counter",
    )


def _of_queue(row: QueueRow) -> Alert:
    about = f"{row.office} {row.prefix}"
    if row.shut:
        label = _("Buka loket %(counter)s") % {"counter": row.shut[0]}
        return Alert(row.state, about, _late(row), "counter", label, row.shut[0])
    if row.paused:
        label = _("Lihat loket %(counter)s") % {"counter": row.paused[0]}
        return Alert(row.state, about, _late(row), "counter", label, row.paused[0])
    label = _("Kirim pesan kepada pengunjung")
    return Alert(row.state, about, _late(row), "message", label, str(row.office_id))


def _late(row: QueueRow) -> str:
    facts = {
        "waiting": row.waiting,
        "longest": wording.minutes(row.longest),
        "promise": wording.minutes(row.promise),
        "left": wording.minutes(row.minutes_left),
        "working": row.working,
    }
    if not row.working:
        none = _("%(waiting)s orang menunggu dan tidak ada loket yang memanggil.") % facts
        return none + _resting(row)
    if row.state == promises.BROKEN:
        return _("Menunggu %(longest)s, janji %(promise)s.") % facts + _resting(row)
    return (
        _("Akan melewati janji %(promise)s dalam %(left)s lagi bila tetap %(working)s loket.")
        % facts
    )


def _resting(row: QueueRow) -> str:
    """Which counters could help: those that are closed, and those that pause."""
    shut = _("Loket %(codes)s tutup.") % {"codes": ", ".join(row.shut)} if row.shut else ""
    paused = _("Loket %(codes)s jeda.") % {"codes": ", ".join(row.paused)} if row.paused else ""
    return "".join(f" {each}" for each in (shut, paused) if each)


def _of_counter(row: CounterRow) -> Alert:
    sentence = _("%(number)s dilayani lebih lama daripada biasanya %(usual)s menit.") % {
        "number": row.serving,
        "usual": row.usual,
    }
    about = _("Loket %(code)s") % {"code": row.code}
    return Alert(promises.NEAR, about, sentence, "counter", _("Lihat loket"), row.code)


def _of_device(device: Device) -> Alert:
    level = (
        promises.BROKEN
        if device.fault in {"paper_out", "lost", "help", "papers"}
        else promises.NEAR
    )
    words = {
        "silent": _("Tidak terhubung. Periksa listrik dan jaringannya."),
        "unpaired": _("Belum dipasangkan dengan sebuah perangkat."),
        "papers": _("Beberapa kertas terakhir tidak dipastikan. Periksa kertas dan pencetaknya."),
        "battery_low": _("Baterai hampir habis. Sambungkan ke listrik."),
        "help": _("Pengunjung di anjungan ini memanggil petugas."),
        Printer.State.PAPER_LOW: _("Kertas hampir habis. Siapkan gulungan baru."),
        Printer.State.PAPER_OUT: _("Kertas habis. Ganti gulungannya."),
        Printer.State.LOST: _("Pencetak tidak terhubung. Periksa listrik dan jaringannya."),
    }
    return Alert(level, device.name, words[device.fault], "devices", _("Lihat perangkat"))
