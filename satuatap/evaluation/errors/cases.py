"""What objections, findings, warnings and decisions refuse."""

from django.utils.translation import gettext_lazy as _

from satuatap.core.errors import Refusal


class AlreadyObjected(Refusal):
    """One objection to one indicator."""

    type = "already-objected"
    message = _("Indikator ini sudah disanggah.")


class AlreadyAnswered(Refusal):
    """An answer stays."""

    type = "already-answered"
    message = _("Sanggahan ini sudah dijawab.")


class NothingDiffers(Refusal):
    """Moderation is for what evaluators see differently."""

    type = "nothing-differs"
    message = _("Nilai para penilai untuk indikator ini tidak berjauhan.")


class ProofIsMissing(Refusal):
    """Done is what can be shown."""

    type = "proof-is-missing"
    status = 422
    message = _("Tulis apa yang dilakukan, atau buktinya.")


class NotMendedYet(Refusal):
    """There is nothing to look at again before the hall says that it is mended."""

    type = "not-mended-yet"
    message = _("Mal belum menyatakan temuan ini selesai.")


class AlreadyMended(Refusal):
    """Another proof is on record."""

    type = "already-mended"
    message = _("Temuan ini sudah dinyatakan selesai, dengan bukti: %(proof)s.")


class AlreadyFound(Refusal):
    """The same finding with another date is on record."""

    type = "already-found"
    message = _("Temuan itu sudah dicatat, paling lambat %(due)s.")


class SeenElsewhere(Refusal):
    """An observation came under the key of another assignment's."""

    type = "seen-elsewhere"
    status = 409
    message = _("Kiriman ini sudah tercatat pada tugas lain. Tulis sebagai pengamatan baru.")


class StepIsTaken(Refusal):
    """The step is on record with other words."""

    type = "case-step-is-taken"
    message = _("Langkah ini sudah dicatat dengan isi lain. Yang Anda tulis belum disimpan.")


class DateHasPassed(Refusal):
    """A date to come was asked for."""

    type = "date-has-passed"
    status = 422
    message = _("Tanggal itu sudah lewat.")


class AlreadyDecided(Refusal):
    """A decision is made once."""

    type = "already-decided"
    message = _("Hasil siklus ini sudah ditetapkan dan tidak berubah lagi.")


class NotDecidedYet(Refusal):
    """Publication follows the decision."""

    type = "not-decided-yet"
    message = _("Tetapkan hasilnya dahulu.")


class NotSignedYet(Refusal):
    """What is published is signed."""

    type = "not-signed-yet"
    message = _("Penetapan ini belum ditandatangani.")


class NotFromHere(Refusal):
    """A case makes drawn steps alone."""

    type = "case-not-from-here"
    message = _("Langkah itu tidak dapat diambil dari tahap kasus ini sekarang.")
