"""What the surveys refuse."""

from django.utils.translation import gettext_lazy as _

from satuatap.core.errors import Refusal


class NotInvited(Refusal):
    """The ticket was not served, so there is nothing to rate."""

    type = "not-invited"
    status = 404
    message = _("Penilaian dibuka setelah Anda selesai dilayani.")


class AlreadyRated(Refusal):
    """One rating per ticket."""

    type = "already-rated"
    message = _("Penilaian untuk nomor ini sudah kami terima.")
