"""The short lists of words that rows of complaints choose from."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from satuatap.complaints import rules


class Kind(models.TextChoices):
    """What somebody wants."""

    COMPLAINT = "complaint", _("Pengaduan")
    ASPIRATION = "aspiration", _("Aspirasi")
    INFORMATION = "information", _("Permintaan informasi")


class Channel(models.TextChoices):
    """Which way it came."""

    PORTAL = "portal", _("Portal")
    KIOSK = "kiosk", _("Anjungan")
    COUNTER = "counter", _("Loket")
    QR = "qr", _("Kode QR di mal")
    MESSAGE = "message", _("Pesan")
    SURVEY = "survey", _("Survei")
    SP4N = "sp4n", _("SP4N-LAPOR!")


class ReferenceKind(models.TextChoices):
    """What a reference of the reporter names."""

    BOOKING = "booking", _("Janji temu")
    CASE = "case", _("Permohonan")


class Severity(models.TextChoices):
    """How long the answer may take."""

    INFORMATION = "information", _("Informasi atau normatif")
    NO_OVERSIGHT = "no_oversight", _("Tidak berkadar pengawasan")
    OVERSIGHT = "oversight", _("Berkadar pengawasan")


class State(models.TextChoices):
    """Where it stands."""

    DRAFT = rules.DRAFT, _("belum dikirim")
    SENT = rules.SENT, _("terkirim")
    VERIFICATION = rules.VERIFICATION, _("diverifikasi")
    REJECTED = rules.REJECTED, _("ditolak")
    COMPLETING = rules.COMPLETING, _("menunggu kelengkapan")
    DISPOSED = rules.DISPOSED, _("didisposisikan")
    IN_PROGRESS = rules.IN_PROGRESS, _("ditindaklanjuti")
    ANSWERED = rules.ANSWERED, _("ditanggapi")
    AWAITING = rules.AWAITING, _("menunggu pelapor")
    DONE = rules.DONE, _("selesai")
    REOPENED = rules.REOPENED, _("dibuka kembali")
    MERGED = rules.MERGED, _("digabung")


class Moderated(models.TextChoices):
    """Why the chain reads another text than the reporter wrote."""

    THREAT = "threat", _("ancaman")
    PERSONAL = "personal", _("data pribadi")


class Purpose(models.TextChoices):
    """What a clock waits for."""

    VERIFY = rules.Purpose.VERIFY.value, _("verifikasi")
    FIRST_ACTION = rules.Purpose.FIRST_ACTION.value, _("mulai ditindaklanjuti")
    ANSWER = rules.Purpose.ANSWER.value, _("tanggapan")
    REPLY = rules.Purpose.REPLY.value, _("jawaban pelapor")
    ESCALATED = rules.Purpose.ESCALATED.value, _("tindakan atasan")
