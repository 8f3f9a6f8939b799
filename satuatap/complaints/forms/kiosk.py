"""The short form of the kiosk: a topic to touch, and words for who wants to say more."""

import secrets
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from satuatap.complaints.actions import From, Given
from satuatap.complaints.forms.filing import pin_of
from satuatap.complaints.models.marks import Channel
from satuatap.complaints.queries.asked import counter_at
from satuatap.core.typed import LinesField
from satuatap.places.models import Hall

LEVY = "pungli"
TOPICS = {
    "lama": _("Terlalu lama menunggu"),
    LEVY: _("Diminta uang di luar tarif"),
    "sikap": _("Sikap petugas"),
    "syarat": _("Syarat berbeda dari yang tertulis"),
    "sarana": _("Ruang, toilet, atau akses disabilitas"),
    "lain": _("Hal lain"),
}


class KioskForm(forms.Form):
    """What it is about; anonymous, since nobody types a name here."""

    topic = forms.ChoiceField(
        choices=[*TOPICS.items()],
        error_messages={"required": _("Pilih dahulu tentang apa laporan Anda.")},
    )
    text = LinesField(
        label=_("Ceritakan, bila mau"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    is_secret = forms.BooleanField(required=False)
    may_publish = forms.BooleanField(required=False)
    loket = forms.CharField(required=False, max_length=8)
    draft = forms.UUIDField(widget=forms.HiddenInput)
    grain = forms.RegexField(r"^[0-9a-f]{32}$", widget=forms.HiddenInput)

    @classmethod
    def fresh(cls) -> "KioskForm":
        """An empty form with a key of its own."""
        return cls(initial={"draft": uuid4(), "grain": secrets.token_hex(16)})

    @property
    def key(self) -> UUID:
        """The key of this form, once it is valid."""
        key: UUID = self.cleaned_data["draft"]
        return key

    def given(self, hall: Hall) -> Given:
        """What was touched and written, as the action takes it."""
        said = self.cleaned_data
        counter = counter_at(hall, said["loket"]) if said["loket"] else None
        topic = str(TOPICS[said["topic"]])
        return Given(
            title=topic,
            body=said["text"].strip() or topic,
            channel=Channel.KIOSK,
            office=counter.office if counter else None,
            counter=counter,
            is_anonymous=True,
            is_secret=said["is_secret"],
            may_publish=said["may_publish"] and not said["is_secret"],
            is_levy=said["topic"] == LEVY,
        )

    def reporter(self) -> From:
        """Whoever takes the PIN along."""
        return From(pin=pin_of(self.key, self.cleaned_data["grain"]))
