"""Refusals about people's accounts."""

from django.utils.translation import gettext_lazy as _

from satuatap.core.errors import Refusal


class NotYoursToHandle(Refusal):
    """The account is one's own, reaches beyond the own hall, or stands higher."""

    type = "account-beyond-reach"
    status = 403
    message = _(
        "Akun ini tidak dapat diurus dari sini: milik Anda sendiri, juga bekerja di mal lain, "
        "atau berperan lebih tinggi. Mintalah kepada pengelola sistem."
    )
