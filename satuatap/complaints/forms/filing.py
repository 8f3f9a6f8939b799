"""A complaint as somebody writes it: on the portal, at a kiosk, or by an officer for a person."""

import hashlib
import hmac
import secrets
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from satuatap.complaints.actions import From, Given
from satuatap.complaints.forms.linked import LinkedForm
from satuatap.complaints.models.marks import Channel, Kind
from satuatap.core.typed import LinesField
from satuatap.identity.models import User
from satuatap.notifications.models import Recipient
from satuatap.places.models import Hall
from satuatap.queueing.models import Ticket

MOST_TITLE, MOST_BODY = 120, 5000
PIN_DIGITS = 8
BY_PHONE = "ponsel"
OPEN_WAYS = (Channel.PORTAL, Channel.QR, Channel.MESSAGE, Channel.SURVEY)
PLAIN = {"class": "form-control"}
KEPT = (
    *("hall", "kind", "title", "body", "happened_on", "name", "way", "tiket", "with_ticket"),
    *("is_levy", "is_anonymous", "is_secret", "may_publish"),
    *("loket", "reference_kind", "reference", "answer_by"),
)


class ComplaintForm(LinkedForm):
    """Everything that a complaint needs, and little of it required.

    ``draft`` is the key of this form: sent twice it is one complaint, and its files wait under it.
    ``grain`` lets both sendings show the same PIN without anybody keeping it.
    """

    hall = forms.ModelChoiceField(
        Hall.objects.none(),
        label=_("Di mal mana"),
        to_field_name="slug",
        empty_label=_("Pilih mal"),
        widget=forms.Select(attrs={"class": "form-select"}),
        error_messages={"required": _("Pilih mal yang Anda maksud.")},
    )
    kind = forms.ChoiceField(label=_("Jenis"), choices=Kind, initial=Kind.COMPLAINT)
    title = forms.CharField(
        label=_("Ringkasnya"),
        max_length=MOST_TITLE,
        widget=forms.TextInput(attrs=PLAIN | {"autocomplete": "off"}),
        error_messages={
            "required": _("Tulis ringkasannya dalam satu kalimat."),
            "max_length": _("Ringkasan paling banyak %(limit_value)d huruf."),
        },
    )
    body = LinesField(
        label=_("Ceritakan apa yang terjadi"),
        max_length=MOST_BODY,
        widget=forms.Textarea(attrs=PLAIN | {"rows": 7}),
        error_messages={
            "required": _("Ceritakan apa yang terjadi, atau apa yang Anda tanyakan."),
            "max_length": _("Cerita paling banyak %(limit_value)d huruf; terisi %(show_value)d."),
        },
    )
    happened_on = forms.DateField(
        label=_("Kapan terjadi (boleh kosong)"),
        required=False,
        widget=forms.DateInput(attrs=PLAIN | {"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Tulis tanggal seperti 21-11-2026.")},
    )
    is_levy = forms.BooleanField(required=False)
    is_anonymous = forms.BooleanField(required=False)
    is_secret = forms.BooleanField(required=False)
    may_publish = forms.BooleanField(required=False)
    name = forms.CharField(
        label=_("Nama Anda (boleh kosong)"),
        required=False,
        max_length=MOST_TITLE,
        widget=forms.TextInput(attrs=PLAIN | {"autocomplete": "name"}),
    )
    with_ticket = forms.BooleanField(required=False)
    answer_by = forms.ChoiceField(
        required=False, choices=[("pin", "pin"), (BY_PHONE, BY_PHONE)], initial="pin"
    )
    draft = forms.UUIDField(widget=forms.HiddenInput)
    grain = forms.RegexField(r"^[0-9a-f]{32}$", widget=forms.HiddenInput)
    way = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, halls: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        operating = Hall.objects.operating().select_related("region").order_by("name")
        self.fields["hall"].queryset = operating if halls is None else halls  # type: ignore[attr-defined]

    @classmethod
    def fresh(cls, *, halls: Any = None, **initial: Any) -> "ComplaintForm":
        """An empty form with a key of its own."""
        keys = {"draft": uuid4(), "grain": secrets.token_hex(16)}
        return cls(initial=keys | initial, halls=halls)

    @property
    def key(self) -> UUID:
        """The key of this form; a new one where what came is none."""
        try:
            return UUID(str(self["draft"].value()))
        except ValueError:
            return uuid4()

    def typed(self) -> dict[str, str]:
        """Everything that was typed, whole or not, as a draft keeps it."""
        return {name: str(self.data.get(name, "")).replace("\0", "")[:MOST_BODY] for name in KEPT}

    def clean_way(self) -> str:
        """By which way somebody came here."""
        way = self.cleaned_data["way"]
        return str(way) if way in OPEN_WAYS else str(Channel.PORTAL)

    def clean_may_publish(self) -> bool:
        """What is secret cannot be published as well; which of the two, the person says."""
        may: bool = self.cleaned_data["may_publish"]
        if may and self.cleaned_data.get("is_secret"):
            raise forms.ValidationError(_("Pilih satu: rahasia, atau boleh diumumkan."))
        return may

    def given(self, ticket: Ticket | None, *, channel: str = "") -> Given:
        """What was written, as the action takes it."""
        said = self.cleaned_data
        wanted = said["with_ticket"] and ticket is not None and ticket.hall == said["hall"]
        linked, counter = ticket if wanted else None, self.counter
        return Given(
            title=said["title"],
            body=said["body"],
            channel=channel or said["way"],
            kind=said["kind"],
            office=counter.office if counter else linked.offering.office if linked else None,
            offering=linked.offering if linked else None,
            ticket=linked,
            counter=counter,
            reference_kind=said["reference_kind"] if said["reference"] else "",
            reference=said["reference"],
            happened_on=said["happened_on"],
            is_anonymous=said["is_anonymous"],
            is_secret=said["is_secret"],
            may_publish=said["may_publish"],
            is_levy=said["is_levy"],
        )

    @property
    def wants_phone(self) -> bool:
        """Whether the answer is to be opened by a telephone instead of a PIN."""
        return str(self["answer_by"].value()) == BY_PHONE

    def reporter(self, account: User | None, recipient: Recipient | None = None) -> From:
        """Who writes: an account, a telephone that was proved, or whoever gets this form's PIN."""
        name = "" if self.cleaned_data["is_anonymous"] else self.cleaned_data["name"]
        if account is not None:
            return From(account=account, name=name)
        if recipient is not None and self.wants_phone:
            return From(name=name, phone=recipient.phone, language=recipient.language)
        pin = pin_of(self.cleaned_data["draft"], self.cleaned_data["grain"])
        return From(name=name, pin=pin)


def pin_of(draft: UUID, grain: str) -> str:
    """The PIN of a form: the same however often it is sent, and known to nobody who lacks it."""
    words = f"complaint {draft} {grain}".encode()
    digest = hmac.new(settings.SECRET_KEY.encode(), words, hashlib.sha256).digest()
    return f"{int.from_bytes(digest[:8]) % 10**PIN_DIGITS:0{PIN_DIGITS}}"
