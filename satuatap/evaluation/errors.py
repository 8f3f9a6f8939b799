"""What evaluation refuses, each with a sentence for the person who asked."""

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


class OwnHall(Refusal):
    """An evaluator who works for the hall."""

    type = "conflict-own-hall"
    message = _("%(name)s bekerja untuk mal ini, jadi tidak boleh menilainya.")


class OwnRegion(Refusal):
    """An evaluator who works for the region."""

    type = "conflict-own-region"
    message = _("%(name)s bekerja untuk daerah mal ini, jadi tidak boleh menilainya.")


class OwnAgency(Refusal):
    """An evaluator who works for an agency with a desk in the hall."""

    type = "conflict-own-agency"
    message = _("%(name)s bekerja untuk instansi yang bergerai di mal ini, jadi tidak menilainya.")


class FormerStaff(Refusal):
    """An evaluator who worked there until not long ago."""

    type = "conflict-former"
    message = _(
        "%(name)s dalam dua tahun terakhir bekerja untuk mal, daerah, atau instansi di sini."
    )


class DeclaredInterest(Refusal):
    """An evaluator who has declared an interest."""

    type = "conflict-declared"
    message = _("%(name)s menyatakan kepentingan di mal atau daerah ini: %(reason)s")


class Withdrawn(Refusal):
    """An assignment that was withdrawn opens nothing."""

    type = "assignment-withdrawn"
    message = _("Penugasan ini sudah ditarik, jadi nilainya tidak diterima lagi.")


class VotesConflict(Refusal):
    """Nothing is decided on the word of whom something binds to the hall."""

    type = "votes-conflict"
    message = _("Tarik dahulu penilai yang terikat dengan malnya: %(names)s.")


class NotAnEvaluator(Refusal):
    """Somebody without the role."""

    type = "not-an-evaluator"
    status = 422
    message = _("%(name)s tidak mempunyai peran penilai.")


class NoEvaluatorFree(Refusal):
    """Nobody is left without a conflict."""

    type = "no-evaluator-free"
    message = _("Tidak ada cukup penilai tanpa kepentingan untuk %(hall)s.")


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
