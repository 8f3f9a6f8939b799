"""Forms of the set-up that ask the floor before they change it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from satuatap.identity.setup import HallForm
from satuatap.queueing.models import CounterSession


class CounterForm(HallForm):
    """A counter; it is not taken out of use while somebody sits there."""

    def clean_is_active(self) -> bool:
        """Refuse to strand whoever works there, and whoever is being served."""
        in_use: bool = self.cleaned_data["is_active"]
        sitting = None if in_use else self._session()
        if sitting is not None:
            told = {"officer": sitting.officer or sitting.actor}
            raise ValidationError(
                _(
                    "%(officer)s masih membuka loket ini."
                    " Tutup loketnya di halaman lantai, lalu simpan lagi."
                )
                % told
            )
        return in_use

    def _session(self) -> CounterSession | None:
        mine: Any = self.instance.pk
        sessions = CounterSession.objects.open().select_related("officer")
        return sessions.filter(counter=mine).first()
