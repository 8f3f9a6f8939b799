"""What happened to a complaint, and what comes next, in sentences."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from satuatap.complaints import rules
from satuatap.complaints.models import Complaint, ComplaintEvent
from satuatap.complaints.rules import Level, Part

Words = str | Promise

HAPPENED: dict[str, Words] = {
    "send": _("Laporan diterima"),
    "verify": _("Laporan diperiksa"),
    "classify": _("Kelas diubah"),
    "reject": _("Laporan ditolak"),
    "ask": _("Pelapor diminta melengkapi"),
    "complete": _("Pelapor menjawab"),
    "add": _("Pelapor menambahkan"),
    "dispose": _("Diteruskan"),
    "send-back": _("Dikembalikan: bukan untuk gerai ini"),
    "start": _("Mulai ditindaklanjuti"),
    "answer": _("Ditanggapi"),
    "await": _("Menunggu pelapor"),
    "accept": _("Tanggapan diterima pelapor"),
    "reopen": _("Dibuka kembali oleh pelapor"),
    "close-silent": _("Selesai: pelapor tidak menjawab"),
    "escalate": _("Lewat tenggat: naik ke atasan"),
    "overdue": _("Lewat tenggat di jenjang teratas"),
    "go-around": _("Ditangani Inspektorat, di luar mal"),
    "tighten": _("Kerahasiaan diperketat"),
    "loosen": _("Kerahasiaan dilonggarkan pelapor"),
    "agree": _("Pelapor mengizinkan ringkasannya diumumkan"),
    "disagree": _("Pelapor menarik izin untuk diumumkan"),
    "merge": _("Digabung dengan laporan lain tentang hal yang sama"),
    "unmerge": _("Dipisahkan lagi"),
    "moderate": _("Teks disunting"),
    "implicate": _("Seseorang dicatat sebagai yang dilaporkan"),
    "find-levy": _("Ternyata tentang pungutan liar"),
    "publish": _("Ringkasan diumumkan"),
    "unpublish": _("Ringkasan ditarik"),
    "move-due": _("Tenggat bergeser karena kalender berubah"),
    "helped": _("Pelapor menjawab apakah masalahnya teratasi"),
    "forget": _("Dihapus karena masa simpannya habis"),
}

HELPED: dict[str, Words] = {
    "yes": _("Pelapor: masalahnya sudah teratasi"),
    "partly": _("Pelapor: masalahnya teratasi sebagian"),
    "no": _("Pelapor: masalahnya belum teratasi"),
}

# What the reporter is told about where it stands.
STANDS: dict[str, Words] = {
    rules.SENT: _("Menunggu diperiksa oleh pengelola mal."),
    rules.VERIFICATION: _("Sedang diperiksa oleh pengelola mal."),
    rules.REJECTED: _("Tidak dapat ditindaklanjuti. Alasannya ada di bawah ini."),
    rules.COMPLETING: _("Kami memerlukan keterangan dari Anda."),
    rules.DISPOSED: _("Sudah diteruskan kepada yang harus menindaklanjuti."),
    rules.IN_PROGRESS: _("Sedang ditindaklanjuti."),
    rules.ANSWERED: _("Sudah ditanggapi."),
    rules.AWAITING: _("Sudah ditanggapi. Apakah tanggapannya dapat Anda terima?"),
    rules.DONE: _("Selesai."),
    rules.REOPENED: _("Dibuka kembali."),
    rules.MERGED: _("Berjalan bersama laporan lain tentang hal yang sama."),
}
AROUND: Words = _("Sedang ditangani Inspektorat. Tidak seorang pun di mal membacanya.")

LEVELS: dict[int, Words] = {
    Level.OFFICE: _("Gerai"),
    Level.COORDINATOR: _("Manajer mal"),
    Level.INSPECTORATE: _("Inspektorat"),
    Level.MINISTRY: _("Kementerian"),
    Level.OMBUDSMAN: _("Ombudsman"),
}
PARTS: dict[str, Words] = {
    Part.REPORTER: _("pelapor"),
    Part.OFFICE: _("petugas gerai"),
    Part.HALL: _("manajer mal"),
    Part.INSPECTORATE: _("Inspektorat"),
    Part.MINISTRY: _("kementerian"),
    Part.OMBUDSMAN: _("Ombudsman"),
    Part.SYSTEM: _("sistem"),
}

ACTS: dict[str, tuple[Words, Words, Words]] = {
    "verify": (_("Verifikasi"), _("Verifikasi laporan"), ""),
    "dispose": (_("Teruskan"), _("Teruskan laporan"), ""),
    "start": (_("Mulai tindak lanjut"), _("Mulai tindak lanjut"), ""),
    "answer": (_("Tanggapi"), _("Kirim tanggapan"), _("Tanggapan untuk pelapor")),
    "ask_more": (_("Tanya pelapor"), _("Kirim pertanyaan"), _("Pertanyaan untuk pelapor")),
    "send_back": (
        _("Kembalikan"),
        _("Kembalikan laporan"),
        _("Mengapa bukan untuk gerai ini (pelapor tidak membacanya)"),
    ),
    "reject": (_("Tolak"), _("Tolak laporan"), _("Alasan, dibaca pelapor")),
    "merge": (_("Gabung"), _("Gabung laporan"), ""),
    "unmerge": (_("Pisahkan"), _("Pisahkan laporan"), _("Alasan, dibaca pelapor")),
    "note": (_("Catat"), _("Simpan catatan"), _("Catatan internal, pelapor tidak membacanya")),
    "tighten": (_("Rahasiakan"), _("Perketat kerahasiaan"), _("Alasan")),
    "moderate": (_("Sunting teks"), _("Simpan teks"), ""),
    "implicate": (_("Catat yang dilaporkan"), _("Catat orang ini"), ""),
    "find_levy": (
        _("Pungutan liar"),
        _("Serahkan kepada Inspektorat"),
        _("Mengapa ini pungutan liar (pelapor dan mal tidak membacanya)"),
    ),
    "publish": (_("Umumkan"), _("Umumkan ringkasan"), ""),
    "unpublish": (_("Tarik ringkasan"), _("Tarik ringkasan"), _("Alasan")),
}  # each with its name, its button, and what its text is


def act_name(verb: str) -> str:
    """What the act is called in a list."""
    return str(ACTS[verb][0])


def act_button(verb: str) -> str:
    """What its button says."""
    return str(ACTS[verb][1])


def act_words(verb: str) -> str:
    """What its text is for."""
    return str(ACTS[verb][2])


def happened(event: ComplaintEvent) -> str:
    """One step of the history."""
    level = event.facts.get("level")
    if event.kind == "escalate" and level in LEVELS:
        return str(_("Lewat tenggat: naik ke %(level)s") % {"level": LEVELS[level]})
    said = HELPED.get(event.facts.get("helped", ""))
    if said is not None:
        return str(said)
    return str(HAPPENED.get(event.kind, event.kind))


def stands(complaint: Complaint) -> str:
    """Where it stands, for its reporter."""
    around = complaint.around_hall and complaint.state in rules.UNHANDLED | rules.HANDLED
    return str(AROUND if around else STANDS[complaint.state])


def level_name(level: int) -> str:
    """Who has come in by now."""
    return str(LEVELS[level])


def part_name(part: str) -> str:
    """Who somebody is in a complaint."""
    return str(PARTS.get(part, part))
