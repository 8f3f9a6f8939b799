"""What complaints refuse, each with a sentence for the person who asked."""

from django.utils.translation import gettext_lazy as _

from satuatap.core.errors import Refusal


class ComplaintIsUnknown(Refusal):
    """There is none, or none that this person may know of: both read the same."""

    type = "unknown-complaint"
    status = 404
    message = _("Laporan itu tidak ada, atau bukan untuk Anda.")


class WrongNumberOrPin(Refusal):
    """Number and PIN do not belong together; which of them is wrong is not said."""

    type = "wrong-number-or-pin"
    status = 422
    message = _("Nomor laporan atau PIN tidak cocok. Periksa pada bukti laporan Anda.")


class PinIsLocked(Refusal):
    """The PIN of this complaint was guessed too often."""

    type = "pin-is-locked"
    status = 429
    message = _("PIN salah terlalu sering. Silakan coba lagi dalam %(minutes)s menit.")


class NotYoursToDo(Refusal):
    """Somebody who may read it does what is for another."""

    type = "not-yours-to-do"
    status = 403
    message = _("Tindakan ini bukan bagian Anda pada laporan ini.")


class NotFromThere(Refusal):
    """The drawing has no such arrow."""

    type = "complaint-not-from-there"
    message = _("Laporan ini sedang %(state)s, jadi tindakan itu tidak dapat dilakukan.")


class WordsAreMissing(Refusal):
    """A rejection, a question, an answer or a reopening says something."""

    type = "words-are-missing"
    status = 422
    message = _("Tuliskan dahulu alasan atau isinya.")


class TextIsTooLong(Refusal):
    """A complaint is a page or two."""

    type = "text-is-too-long"
    status = 422
    message = _("Tulisan ini terlalu panjang, paling banyak %(most)s huruf.")


class ProofIsMissing(Refusal):
    """An answer shows what was done."""

    type = "proof-is-missing"
    status = 422
    message = _("Sebutkan bukti tindak lanjut: dokumen, tautan, atau lampiran.")


class OfficeIsNotHere(Refusal):
    """A complaint is handed to a desk of its own hall."""

    type = "office-is-not-here"
    status = 422
    message = _("Gerai itu tidak ada di mal ini.")


class GoesAroundTheHall(Refusal):
    """A report of illegal levies, or one about the hall's manager, stays with the inspectorate."""

    type = "goes-around-the-hall"
    message = _("Laporan ini ditangani Inspektorat, jadi tidak diteruskan ke gerai.")


class WindowIsOver(Refusal):
    """The time in which the reporter may have it opened again has passed."""

    type = "reopening-is-over"
    message = _("Waktu untuk membuka kembali sudah lewat. Silakan kirim laporan baru.")


class OnlyTheReporterLoosens(Refusal):
    """Anonymous and secret are taken back by the reporter alone."""

    type = "only-the-reporter-loosens"
    status = 403
    message = _("Hanya pelapor yang dapat membuka kerahasiaan atau namanya.")


class SecretIsNotPublished(Refusal):
    """A secret complaint is never published."""

    type = "secret-is-not-published"
    message = _("Laporan rahasia tidak dapat diumumkan.")


class NotAgreedToPublish(Refusal):
    """The reporter did not say that it may be published, or has taken that back."""

    type = "not-agreed-to-publish"
    message = _("Pelapor tidak mengizinkan laporan ini diumumkan.")


class NotReadyToPublish(Refusal):
    """Nobody has verified it, or it is handled around the hall."""

    type = "not-ready-to-publish"
    message = _("Laporan ini belum dapat diumumkan.")


class StillPersonal(Refusal):
    """The redacted text still holds a number, an address or a name that leads to somebody."""

    type = "still-personal"
    status = 422
    message = _("Masih ada data pribadi dalam teks: %(found)s")


class ReadItAgain(Refusal):
    """What is to be published was read before the complaint or its answer changed."""

    type = "read-it-again"
    message = _("Laporan ini berubah sejak Anda membacanya. Baca lagi, lalu umumkan.")


class ReporterObjected(Refusal):
    """Who rejected it once does not reject it again; somebody above decides."""

    type = "reporter-objected"
    status = 403
    message = _("Pelapor keberatan atas penolakan. Hanya Inspektorat yang dapat menolaknya lagi.")


class FormWasSent(Refusal):
    """A form of this key has brought a complaint of somebody else."""

    type = "form-was-sent"
    status = 409
    message = _("Formulir ini sudah dikirim. Buka laporan dengan nomor dan PIN-nya.")


class DayIsOdd(Refusal):
    """It has not happened yet, or nobody alive would remember it."""

    type = "day-is-odd"
    status = 422
    message = _("Tanggal kejadian tidak boleh sesudah hari ini, atau sebelum tahun 2000.")


class CannotMerge(Refusal):
    """Two complaints of different halls, secrecy or route, or a circle."""

    type = "cannot-merge"
    message = _("Kedua laporan itu tidak dapat digabung.")


class NothingToRate(Refusal):
    """There is no answer yet, or a rating is from 1 to 4."""

    type = "nothing-to-rate"
    status = 422
    message = _("Belum ada tanggapan yang dapat dinilai.")


class ExchangeIsBad(Refusal):
    """A row of an exchange file does not have the documented shape; nothing of it was taken."""

    type = "exchange-is-bad"
    status = 422
    message = _("Berkas pertukaran tidak sesuai bentuknya: %(reason)s")


class ExchangeFailed(Refusal):
    """The other side could not be reached, or did not answer as agreed; it may be tried again."""

    type = "exchange-failed"
    status = 502
    message = _("Pertukaran dengan SP4N gagal: %(reason)s. Silakan coba lagi.")


class QuestionIsOver(Refusal):
    """It was asked whether it helped, and the time to say so has passed."""

    type = "question-is-over"
    message = _("Waktu untuk menjawab pertanyaan ini sudah lewat. Terima kasih.")


class TemplateIsNotYours(Refusal):
    """Words for answers are changed by whoever keeps them."""

    type = "template-is-not-yours"
    status = 403
    message = _("Templat ini bukan milik Anda.")


class TitleIsTaken(Refusal):
    """There are words with this title in the same place."""

    type = "title-is-taken"
    message = _("Judul ini sudah dipakai.")
