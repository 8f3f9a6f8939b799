"""What the chain types: each act with its own few fields."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from satuatap.catalogue.models import AgencyOffice
from satuatap.complaints.forms.reporter import PLAIN, WordsForm
from satuatap.complaints.models import Complaint
from satuatap.complaints.models.marks import Moderated, Severity
from satuatap.complaints.queries.case import offices_for, staff_of
from satuatap.complaints.rules import Level
from satuatap.core.typed import LinesField
from satuatap.identity.models import User

SELECT = {"class": "form-select"}
MOST = 5000
OURSELVES = "sendiri"


class CaseForm(forms.Form):
    """A form about one complaint."""

    def __init__(self, *args: Any, complaint: Complaint, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.complaint = complaint


class VerifyForm(CaseForm):
    """Its class, and whether it is about an illegal levy."""

    severity = forms.ChoiceField(
        label=_("Kelas"), choices=Severity, widget=forms.Select(attrs=SELECT)
    )
    is_levy = forms.BooleanField(
        label=_("Pungutan liar: serahkan kepada Inspektorat, di luar mal"), required=False
    )


class DisposeForm(CaseForm):
    """Which office has to see to it, and what it should know."""

    office = forms.ChoiceField(label=_("Diteruskan kepada"), widget=forms.Select(attrs=SELECT))
    text = LinesField(
        label=_("Pesan untuk gerai (boleh kosong, pelapor tidak membacanya)"),
        required=False,
        max_length=MOST,
        widget=forms.Textarea(attrs=PLAIN | {"rows": 2}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offices = {str(each.pk): each for each in offices_for(self.complaint)}
        named = [(key, each.name) for key, each in self.offices.items()]
        chosen = [(OURSELVES, _("Kami tangani sendiri")), *named]
        self.fields["office"].choices = chosen  # type: ignore[attr-defined]

    def chosen(self) -> AgencyOffice | None:
        """The office; None keeps it."""
        return self.offices.get(self.cleaned_data["office"])


class SayForm(CaseForm, WordsForm):
    """A reason, a question, or a note."""


class AnswerForm(SayForm):
    """The answer and its proof; files wait under the key of the form."""

    proof = LinesField(
        label=_("Bukti tindak lanjut"),
        max_length=MOST,
        widget=forms.Textarea(attrs=PLAIN | {"rows": 2}),
        error_messages={"required": _("Sebutkan buktinya: dokumen, tautan, atau lampiran.")},
    )
    draft = forms.UUIDField(widget=forms.HiddenInput)


class NoteForm(SayForm):
    """A note, once."""

    key = forms.UUIDField(widget=forms.HiddenInput)


class MergeForm(CaseForm):
    """With which complaint it goes on."""

    number = forms.CharField(
        label=_("Nomor laporan lain tentang hal yang sama"),
        max_length=40,
        widget=forms.TextInput(attrs=PLAIN | {"autocomplete": "off"}),
    )


class TextsForm(CaseForm):
    """A title and a text that others will read."""

    title = forms.CharField(label=_("Judul"), max_length=120, widget=forms.TextInput(attrs=PLAIN))
    body = LinesField(
        label=_("Isi"), max_length=10_000, widget=forms.Textarea(attrs=PLAIN | {"rows": 8})
    )


class ModerateForm(TextsForm):
    """What the chain reads from now on, and why."""

    why = forms.ChoiceField(label=_("Karena"), choices=Moderated, widget=forms.Select(attrs=SELECT))


class PublishForm(TextsForm):
    """The redacted texts, as somebody has read them."""

    answer = LinesField(
        label=_("Tanggapan"),
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs=PLAIN | {"rows": 4}),
    )
    seen = forms.CharField(max_length=32, widget=forms.HiddenInput)  # the mark of what was read


class TightenForm(CaseForm):
    """Which flag, and why."""

    anonymous = forms.BooleanField(label=_("Anonim: tutup nama pelapor"), required=False)
    secret = forms.BooleanField(label=_("Rahasia: tidak pernah diumumkan"), required=False)
    text = LinesField(
        label=_("Alasan"),
        required=False,
        max_length=MOST,
        widget=forms.Textarea(attrs=PLAIN | {"rows": 2}),
    )


class ImplicateForm(CaseForm):
    """Whom it is about."""

    person = forms.ChoiceField(label=_("Yang dilaporkan"), widget=forms.Select(attrs=SELECT))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.staff = {str(each.pk): each for each in self._staff()}
        named = [(key, each.name) for key, each in self.staff.items()]
        self.fields["person"].choices = named  # type: ignore[attr-defined]

    def _staff(self) -> list[User]:
        """An inspector is named by whoever stands above the inspectorate."""
        return staff_of(self.complaint, with_inspectors=self.complaint.level > Level.INSPECTORATE)
