"""What the surveys refuse."""

from django.utils.translation import gettext_lazy as _

from satuatap.core.errors import Refusal
from satuatap.core.sheets import Fault


class NotInvited(Refusal):
    """The ticket was not served, so there is nothing to rate."""

    type = "not-invited"
    status = 404
    message = _("Penilaian dibuka setelah Anda selesai dilayani.")


class AlreadyRated(Refusal):
    """One rating per ticket."""

    type = "already-rated"
    message = _("Penilaian untuk nomor ini sudah kami terima.")


class NoSurveyThen(Refusal):
    """No campaign of the hall covers the day of the service."""

    type = "no-survey-then"
    message = _("Tidak ada survei yang berjalan untuk hari itu.")


class SurveyIsClosed(Refusal):
    """The campaign was closed before the answer came."""

    type = "survey-is-closed"
    message = _("Survei ini sudah ditutup.")


class AlreadyAnswered(Refusal):
    """One sheet per invitation."""

    type = "already-answered"
    message = _("Jawaban survei untuk nomor ini sudah kami terima.")


class SheetIsNotWhole(Refusal):
    """Some elements have no answer from 1 to 4; ``elements`` names them by slug."""

    type = "sheet-is-not-whole"
    status = 422
    message = _("Belum dijawab: %(elements)s.")


class UnknownAnswers(Refusal):
    """The sheet answers what nobody asked, or with words that were not offered."""

    type = "unknown-answers"
    status = 422
    message = _("Jawaban ini tidak dikenal: %(fields)s.")


class RemarkIsTooLong(Refusal):
    """A suggestion is a few sentences."""

    type = "remark-is-too-long"
    status = 422
    message = _("Saran paling banyak %(most)s huruf.")


class PeriodEndsBeforeItBegins(Refusal):
    """Two days in the wrong order."""

    type = "period-ends-before-it-begins"
    status = 422
    message = _("Periode berakhir sebelum mulai.")


class SurveyTooFarAhead(Refusal):
    """A year that nobody meant."""

    type = "survey-too-far-ahead"
    status = 422
    message = _("Survei dibuka paling awal setahun sebelum hari pertamanya.")


class BaselineAfterOpening(Refusal):
    """What was asked once the hall had opened is no baseline."""

    type = "baseline-after-opening"
    status = 422
    message = _("Survei sebelum mal dibuka berakhir sebelum mal diresmikan (%(day)s).")


class SurveyOverlaps(Refusal):
    """A hall asks one thing at a time."""

    type = "survey-overlaps"
    message = _("Mal ini sudah punya survei pada periode itu.")


class PopulationUnknown(Refusal):
    """Nobody was counted in the period before, so the hall has to say how many it serves."""

    type = "population-unknown"
    status = 422
    message = _("Sebutkan jumlah penerima layanan pada periode itu.")


class InstrumentWasEdited(Refusal):
    """The file of a version says something else than when it was first asked."""

    type = "instrument-was-edited"
    message = _(
        "Isi instrumen %(instrument)s berbeda dari yang pernah ditanyakan; beri versi baru."
    )


class RowsAreBad(Refusal):
    """Some rows of a survey body's table cannot be counted; nothing of it was taken."""

    type = "rows-are-bad"
    status = 422
    message = _("%(rows)s baris tidak dapat dihitung; tidak ada yang diambil.")

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(rows=len({fault.row for fault in faults}))
        self.faults = faults


class TableTakenBefore(Refusal):
    """A file that was saved again has other bytes and the same people."""

    type = "table-taken-before"
    message = _("Jawaban yang sama sudah diambil dari %(file)s; responden tidak dihitung dua kali.")


class TableHasNoOrigin(Refusal):
    """A table of answers is worth as much as what is known of who asked, and how."""

    type = "table-has-no-origin"
    status = 422
    message = _("Sebutkan lembaga survei dan metodenya.")


class SurveyStillRuns(Refusal):
    """A plan answers a result, and there is none before the close."""

    type = "survey-still-runs"
    message = _("Tutup survei ini dahulu.")


class NoSuchElement(Refusal):
    """The instrument does not ask about it."""

    type = "no-such-element"
    status = 422
    message = _("Unsur tidak dikenal: %(element)s.")


class FollowUpIsVague(Refusal):
    """A follow-up names measure, owner and a date after the survey."""

    type = "follow-up-is-vague"
    status = 422
    message = _("Isi tindakan, penanggung jawab, dan tanggal sesudah survei.")


class FollowUpLacksProof(Refusal):
    """Done is what can be shown."""

    type = "follow-up-lacks-proof"
    status = 422
    message = _("Sebutkan bukti bahwa tindak lanjut selesai.")


class TooLateForLink(Refusal):
    """The link comes after the service, so it is asked for before."""

    type = "too-late-for-link"
    message = _("Nomor ini sudah selesai. Buka survei dari halaman tiket Anda.")


class UnknownCompanion(Refusal):
    """Nothing of this name may be asked beside the survey on that day."""

    type = "unknown-companion"
    status = 422
    message = _("Pertanyaan tambahan tidak dikenal: %(names)s.")


class RuleHasBegun(Refusal):
    """What is public already is not hidden afterwards, nor the other way round."""

    type = "rule-has-begun"
    status = 422
    message = _("Aturan baru berlaku paling cepat mulai besok.")
