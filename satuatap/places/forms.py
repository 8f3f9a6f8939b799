"""Forms of the set-up of places."""

from typing import Any

from django.utils.translation import gettext as _

from satuatap.identity.setup import HallForm


class CalendarForm(HallForm):
    """A form of a calendar's row; whoever has seen what it moves may come back and edit it."""

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if "_edit" in self.data:
            self.add_error(None, _("Belum disimpan. Ubah isiannya, lalu simpan."))
        return data
