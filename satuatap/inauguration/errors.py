"""What ceremonies refuse, each with a sentence for the person who asked."""

from django.utils.translation import gettext_lazy as _

from satuatap.core.errors import Refusal


class CeremonyIsNotThere(Refusal):
    """It moves from state to state as drawn."""

    type = "ceremony-not-from-there"
    message = _("Peresmian ini sedang %(state)s, jadi tindakan itu tidak dapat dilakukan.")


class ListIsClosed(Refusal):
    """The charter holds the list: nothing is added or taken away."""

    type = "list-is-closed"
    message = _("Prasasti sudah diterbitkan, jadi daftarnya tidak berubah lagi.")


class HallIsNotReady(Refusal):
    """A hall comes with its readiness checked, or with an exception that is explained."""

    type = "hall-is-not-ready"
    status = 422
    message = _("%(hall)s belum lulus pemeriksaan kesiapan. Tulis alasan pengecualiannya.")


class HallIsInAnother(Refusal):
    """A hall is inaugurated once."""

    type = "hall-is-in-another"
    message = _("%(hall)s sudah ada dalam peresmian lain yang belum selesai.")


class HallIsListed(Refusal):
    """The ceremony relies on where its halls stand."""

    type = "hall-is-listed"
    message = _(
        "%(hall)s ada dalam daftar peresmian %(title)s. Hapus dahulu dari daftar itu, atau "
        "batalkan peresmiannya jika prasasti sudah diterbitkan."
    )


class HallCameLater(Refusal):
    """A hall is inaugurated on no day before it came to where it stands."""

    type = "hall-came-later"
    message = _("Tahap sekarang dari %(halls)s dimulai setelah tanggal peresmian. Ubah tanggalnya.")


class HallIsInauguratedAlready(Refusal):
    """It counts already."""

    type = "hall-is-inaugurated"
    message = _("%(hall)s sudah diresmikan.")


class NoHalls(Refusal):
    """A ceremony without a hall inaugurates nothing."""

    type = "no-halls"
    message = _("Tambahkan dahulu mal yang diresmikan.")


class NobodySignsForThem(Refusal):
    """Each head of region signs, and whoever inaugurates."""

    type = "signatory-without-account"
    message = _("Belum ada akun untuk menandatangani: %(offices)s.")


class NoMinister(Refusal):
    """The heads sign, and the minister after them."""

    type = "no-minister"
    message = _("Tentukan dahulu pejabat yang meresmikan dan menandatangani.")


class CharterIsOpen(Refusal):
    """Halls are inaugurated by the charter that everybody has signed."""

    type = "charter-is-open"
    message = _("Prasasti belum ditandatangani semua. Masih menunggu %(count)s tanda tangan.")


class NotInvited(Refusal):
    """An answer comes from who was invited."""

    type = "not-invited"
    status = 403
    message = _("Anda tidak ada dalam daftar undangan peresmian ini.")


class AttendanceIsSettled(Refusal):
    """Who was there is a part of the published record."""

    type = "attendance-is-settled"
    message = _("Peresmian ini sudah berakhir, jadi jawaban undangan tidak dapat diubah lagi.")


class GuestSigns(Refusal):
    """Whoever signs for a hall of the list stays on it."""

    type = "guest-signs"
    message = _("Kepala daerah dari mal dalam daftar tidak dapat dihapus. Hapus malnya dahulu.")


class UnknownReplay(Refusal):
    """There is no file of that day."""

    type = "unknown-replay"
    status = 404
    message = _("Tidak ada catatan peresmian %(day)s.")
