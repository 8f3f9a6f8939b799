"""What is refused in national figures."""

from django.utils.translation import gettext_lazy as _

from satuatap.core.errors import Refusal


class ReasonIsMissing(Refusal):
    """A frozen year is never made anew without saying why."""

    message = _("Tuliskan alasan perbaikannya.")


class NothingToCorrect(Refusal):
    """The year was never frozen."""

    message = _("Tahun itu belum dibekukan.")
