"""What messages refuse, and what a module that sends one may have done wrong."""

from django.utils.translation import gettext_lazy as _

from satuatap.core.errors import Refusal


class NotYourMessage(Refusal):
    """There is no such message in this person's inbox."""

    type = "no-such-message"
    status = 404
    message = _("Pesan itu tidak ada di kotak pesan Anda.")


class NothingToSendAgain(Refusal):
    """The copy has left, was stopped, or still waits for its turn."""

    type = "not-given-up"
    message = _("Hanya kiriman yang gagal atau tidak pasti dapat dikirim ulang.")


class WrongCode(Refusal):
    """Not the code that was sent."""

    type = "wrong-code"
    status = 422
    message = _("Kode tidak cocok. Periksa lagi enam angkanya.")


class CodeIsOver(Refusal):
    """Ten minutes have passed, five were wrong, or it was used."""

    type = "code-is-over"
    status = 422
    message = _("Kode ini tidak berlaku lagi. Minta kode baru.")


class NoWayToPhones(Refusal):
    """This installation has no account with a provider of WhatsApp or SMS."""

    type = "no-way-to-phones"
    message = _("Kode ke ponsel belum tersedia di sini.")


class BadMessage(ValueError):
    """The sender's mistake: an unknown event, a missing word, or something personal in it."""
