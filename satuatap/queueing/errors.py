"""What the queue refuses, each with a sentence for the person who asked."""

from django.utils.translation import gettext_lazy as _

from satuatap.core.errors import Refusal


class NobodyIsWaiting(Refusal):
    """The counter called, and the line is empty."""

    type = "nobody-is-waiting"
    message = _("Tidak ada yang menunggu untuk loket ini.")


class CounterIsBusy(Refusal):
    """The counter still has somebody; ``ticket`` is the id, for whoever lost the call's answer."""

    type = "counter-is-busy"
    message = _("Loket masih melayani %(number)s. Selesaikan dahulu.")


class ServiceIsClosed(Refusal):
    """No number is given now; ``detail`` says why and when again."""

    type = "service-is-closed"
    message = _("%(detail)s")


class NumbersAreGone(Refusal):
    """The day's numbers are all given."""

    type = "numbers-are-gone"
    message = _("Nomor antrean hari ini sudah habis. Silakan datang pada hari kerja berikutnya.")


class RemoteNumbersAreGone(Refusal):
    """The share of the day's numbers for people from afar is given; the hall has more."""

    type = "remote-numbers-are-gone"
    message = _("Nomor jarak jauh untuk layanan ini sedang habis. Nomor di mal masih ada.")


class ServiceIsUnknown(Refusal):
    """This hall offers no such service."""

    type = "unknown-service"
    status = 404
    message = _("Layanan itu tidak ada di mal ini.")


class NotFromHere(Refusal):
    """The drawing has no such arrow."""

    type = "not-from-here"
    message = _("Nomor %(number)s sedang %(state)s, jadi tindakan itu tidak dapat dilakukan.")


class ReasonIsMissing(Refusal):
    """Calling out of order needs a reason."""

    type = "reason-is-missing"
    status = 422
    message = _("Pilih alasan memanggil di luar urutan.")


class RecallsAreUsedUp(Refusal):
    """Called as often as the policy allows; next is no-show."""

    type = "recalls-are-used-up"
    message = _("Nomor %(number)s sudah dipanggil ulang %(times)s kali. Tandai tidak hadir.")


class RecalledTooSoon(Refusal):
    """Called again before the last call was heard."""

    type = "recalled-too-soon"
    message = _("%(number)s baru saja dipanggil. Panggil ulang dalam %(seconds)s detik.")


class ReturnIsOver(Refusal):
    """A no-show comes back too late, or a second time."""

    type = "return-is-over"
    message = _("Nomor %(number)s tidak dapat masuk antrean lagi. Silakan ambil nomor baru.")


class NothingToUndo(Refusal):
    """The last step is too old, or cannot be taken back."""

    type = "nothing-to-undo"
    message = _("Langkah terakhir tidak dapat dibatalkan lagi.")


class CounterIsTaken(Refusal):
    """Another officer sits there."""

    type = "counter-is-taken"
    message = _("Loket ini sedang dibuka oleh %(officer)s.")


class CounterIsClosed(Refusal):
    """The counter has no open session."""

    type = "counter-is-closed"
    message = _("Loket ini belum dibuka.")


class CounterIsOutOfUse(Refusal):
    """The hall has taken the counter out of use in its set-up."""

    type = "counter-is-out-of-use"
    message = _("Loket ini sedang tidak dipakai.")


class CounterIsPaused(Refusal):
    """Nobody is called while the counter has a pause."""

    type = "counter-is-paused"
    message = _("Loket ini sedang jeda. Lanjutkan dahulu.")


class DeskHasChanged(Refusal):
    """The button was about somebody who is no longer there."""

    type = "desk-has-changed"
    message = _("Keadaan loket sudah berubah. Lihat kembali, lalu pilih tindakan.")


class VisitIsElsewhere(Refusal):
    """The same visitor is at a counter with another number."""

    type = "visit-is-elsewhere"
    message = _("Pemegang nomor %(number)s sedang berada di loket lain.")


class ConfirmedTooLate(Refusal):
    """The time to confirm a number has passed; the number has lapsed."""

    type = "confirmed-too-late"
    message = _("Waktu konfirmasi nomor %(number)s sudah lewat. Silakan ambil nomor baru.")


class WrongCounter(Refusal):
    """The ticket belongs to another counter."""

    type = "wrong-counter"
    message = _("Nomor %(number)s sedang ditangani loket lain.")


class CounterDoesNotGiveIt(Refusal):
    """Somebody is to be sent to a counter for a service that it does not give."""

    type = "counter-does-not-give-it"
    message = _("%(counter)s tidak memberi %(service)s. Yang memberinya: %(others)s.")


class NobodyGivesIt(Refusal):
    """Somebody is to be sent on to a service that no counter gives."""

    type = "nobody-gives-it"
    message = _("Belum ada loket yang memberi %(service)s.")


class TargetIsClosed(Refusal):
    """Somebody is to be sent to a counter where nobody sits."""

    type = "target-counter-is-closed"
    message = _("%(counter)s sedang tutup. Pilih loket yang buka, atau loket mana saja.")


class RemoteTicketsAreOff(Refusal):
    """The hall gives numbers on its own floor only."""

    type = "remote-tickets-are-off"
    message = _("Mal ini hanya memberi nomor antrean di tempat.")


class KeyWasUsed(Refusal):
    """The same idempotency key came with another request."""

    type = "idempotency-key-reused"
    status = 422
    message = _("Kunci permintaan itu sudah dipakai untuk permintaan lain.")


class CallIsUnknown(Refusal):
    """A display acknowledges a call that its hall never made."""

    type = "unknown-call"
    status = 404
    message = _("Panggilan itu tidak ada di mal ini.")


class NotAtTheHall(Refusal):
    """The code is not the one that the hall shows today."""

    type = "not-at-the-hall"
    status = 422
    message = _("Itu bukan kode hari ini. Kodenya ada di pintu masuk, anjungan, dan layar mal.")


class TicketIsUnknown(Refusal):
    """No ticket of today has this code."""

    type = "unknown-ticket"
    status = 404
    message = _("Kode itu tidak ada hari ini. Periksa huruf-hurufnya pada tiket Anda.")


class TooManyRemote(Refusal):
    """One browser may hold only a few numbers from afar at a time."""

    type = "too-many-remote"
    message = _("Anda sudah memegang %(most)s nomor. Batalkan salah satu, atau ambil nomor di mal.")


class HallIsNotReady(Refusal):
    """Something essential is missing before the hall can open."""

    type = "hall-is-not-ready"
    message = _("Mal belum dapat dibuka. Lengkapi dahulu yang wajib pada daftar ini.")
