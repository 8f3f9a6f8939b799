"""What a cycle, its steps and its days refuse."""

from django.utils.translation import gettext_lazy as _

from satuatap.core.errors import Refusal


class NotInThisStep(Refusal):
    """The cycle is not where this may be done."""

    type = "not-in-this-step"
    message = _("Siklus ini sedang pada tahap lain, jadi itu tidak dapat dilakukan sekarang.")


class TooLate(Refusal):
    """The last day of a step has passed."""

    type = "too-late"
    message = _("Batas %(until)s sudah lewat. Yang belum dikirim tidak dapat diterima lagi.")


class StepStillRuns(Refusal):
    """Nobody cuts a step short while somebody may still answer."""

    type = "step-still-runs"
    message = _("Tahap ini berjalan sampai %(until)s, dan belum semua selesai: %(left)s lagi.")


class WindowStillOpen(Refusal):
    """The window for objections is never cut short."""

    type = "window-still-open"
    message = _("Masa sanggah berlaku sampai %(until)s dan tidak dapat dipersingkat.")


class DayHasPassed(Refusal):
    """A step does not begin after its last day: nobody could do in it what it is for."""

    type = "day-has-passed"
    message = _("Batas tahap %(step)s, %(until)s, sudah lewat. Ubah batas itu dahulu.")


class WindowTooShort(Refusal):
    """Halls have some days to object, also where the steps before took longer."""

    type = "window-too-short"
    message = _("Masa sanggah paling sedikit %(days)s hari. Batasnya paling cepat %(earliest)s.")


class PeriodStillRuns(Refusal):
    """Figures are final once their period is over."""

    type = "period-still-runs"
    message = _("Periode angka berjalan sampai %(until)s. Angkanya belum final.")


class PeriodBeyondAnswers(Refusal):
    """What is judged lies behind, when halls have answered."""

    type = "period-beyond-answers"
    status = 422
    message = _("Periode angka harus berakhir sebelum batas penilaian mandiri.")


class DaysOutOfOrder(Refusal):
    """Each step ends after the one before."""

    type = "days-out-of-order"
    status = 422
    message = _("Batas setiap tahap harus sesudah tahap sebelumnya.")


class StepIsOver(Refusal):
    """The day of a step that is over stays."""

    type = "step-is-over"
    message = _("Tahap itu sudah selesai, jadi batasnya tidak berubah lagi.")


class NeverSooner(Refusal):
    """Nobody cuts a step short that runs: its day moves to a later one alone."""

    type = "never-sooner"
    status = 422
    message = _("Tahap ini sedang berjalan sampai %(until)s. Batasnya hanya dapat diundur.")


class CycleHasEnded(Refusal):
    """There is no step after the last."""

    type = "cycle-has-ended"
    message = _("Siklus ini sudah diumumkan.")


class CycleCodeTaken(Refusal):
    """Two cycles cannot have one address."""

    type = "cycle-code-taken"
    message = _("Sudah ada siklus dengan alamat itu. Pilih alamat lain.")


class InstrumentChanged(Refusal):
    """A file of a version that was used says something else now."""

    type = "instrument-changed"
    message = _("Berkas instrumen %(name)s berubah sesudah dipakai. Beri versi baru.")


class FaultyVersion(Refusal):
    """A version of an instrument that cannot be: ``shape`` and ``flaws`` say everything."""

    type = "faulty-version"
    status = 422
    message = _("Versi ini belum dapat diterbitkan.")


class FaultyRules(Refusal):
    """Rules of warning that cannot be: ``shape`` and ``twice`` say everything."""

    type = "faulty-rules"
    status = 422
    message = _("Aturan ini belum dapat diterbitkan.")


class VersionTaken(Refusal):
    """A version that is there stays as it is."""

    type = "version-taken"
    message = _("Versi %(name)s sudah ada dan tidak berubah lagi. Pakai nomor versi lain.")


class UnknownIndicator(Refusal):
    """The instrument does not ask this of whom it was asked."""

    type = "unknown-indicator"
    status = 422
    message = _("Instrumen ini tidak menanyakan %(indicator)s.")


class NoSuchLevel(Refusal):
    """Points outside the scale."""

    type = "no-such-level"
    status = 422
    message = _("Nilai dari 0 sampai %(most)s.")


class NotComplete(Refusal):
    """Something was left out."""

    type = "not-complete"
    status = 422
    message = _("Belum diisi: %(left)s.")


class AlreadySent(Refusal):
    """What was sent off stays."""

    type = "already-sent"
    message = _("Penilaian mandiri mal ini sudah dikirim dan tidak berubah lagi.")
