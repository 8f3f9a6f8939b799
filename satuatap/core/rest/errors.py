"""What the API refuses whatever it is asked about."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from satuatap.core.errors import Refusal


class UnreadableBody(Refusal):
    """The body is not JSON, or no object."""

    type = "unreadable-body"
    status = 400
    message = _("Isi permintaan harus berupa objek JSON.")


class UnreadableHeader(Refusal):
    """A header has a form that nobody can use."""

    type = "unreadable-header"
    status = 400
    message = _("Kepala %(header)s tidak dapat dibaca.")


class BodyTooLarge(Refusal):
    """More than the API ever needs."""

    type = "body-too-large"
    status = 413
    message = _("Isi permintaan terlalu besar.")


class NotJson(Refusal):
    """The body comes as something else."""

    type = "not-json"
    status = 415
    message = _("Kirim isi permintaan sebagai application/json.")


class WrongFields(Refusal):
    """Members are missing, unknown, or of the wrong kind; ``faults`` says which and why."""

    type = "wrong-fields"
    status = 422
    message = _("Ada isian yang tidak sesuai.")

    def __init__(self, faults: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.faults = faults


class WrongFilters(WrongFields):
    """A list is asked for by parameters, or values of them, that nobody knows."""

    type = "wrong-filters"
    status = 400
    message = _("Ada saringan yang tidak dikenal.")


class NotFound(Refusal):
    """Nothing is here, or nothing that the asker may know of."""

    type = "not-found"
    status = 404
    message = _("Yang Anda cari tidak ada.")


class MethodNotAllowed(Refusal):
    """The address exists, the method does not."""

    type = "method-not-allowed"
    status = 405
    message = _("Alamat ini tidak menerima cara permintaan itu.")


class NotAllowed(Refusal):
    """The token is good, but not for this."""

    type = "not-allowed"
    status = 403
    message = _("Token ini tidak berlaku untuk tindakan itu.")


class Clash(Refusal):
    """Somebody else changed the same thing in the same moment."""

    type = "changed-meanwhile"
    message = _("Keadaannya baru saja berubah. Lihat lagi, lalu ulangi.")


class DatabaseIsAway(Refusal):
    """PostgreSQL does not answer."""

    type = "try-again-soon"
    status = 503
    message = _("Sistem sedang memulihkan diri. Coba lagi beberapa detik lagi.")


class Broken(Refusal):
    """A fault of ours."""

    type = "internal-error"
    status = 500
    message = _("Terjadi kesalahan pada sistem. Kejadian ini sudah dicatat.")


class UnreadableQuery(Refusal):
    """The question's parameters make no sense."""

    type = "unreadable-query"
    status = 400
    message = _("Parameter permintaan tidak dapat dibaca.")
