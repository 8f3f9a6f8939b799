"""What is typed for a step of a hall's life, a requirement, a proposal, an answer."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from satuatap.core.sheets import MOST_BYTES
from satuatap.core.typed import LinesField
from satuatap.core.uploads.limits import upload_limits
from satuatap.oversight.forms.filed import day_input
from satuatap.oversight.models import CheckEntry, JoinRequest
from satuatap.oversight.models.editions import drawing
from satuatap.oversight.rules import Arrow
from satuatap.places.models import Hall
from satuatap.places.wording import in_english

MEGABYTE = 1024 * 1024
ROWS = {"rows": 4}


class KeyedForm(forms.Form):
    """A form whose files wait under its own key."""

    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"key": uuid4()} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)

    @property
    def draft(self) -> UUID:
        """The key under which the form's files wait; a new one where what came is none."""
        try:
            return UUID(str(self["key"].value()))
        except ValueError:
            return uuid4()

    def see(self, seen: object) -> None:
        """Stand on what the page shows by now: sent once more, the form is meant so."""
        data: Any = self.data
        anew = data.copy()
        anew["seen"] = str(seen)
        self.data = anew


class StepForm(KeyedForm):
    """One step: where to, when, on which document, why, and who says so."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=12, required=False)
    to = forms.ChoiceField(label=_("Ke tahap"))
    on = forms.DateField(label=_("Tanggal"), widget=day_input())
    document = forms.CharField(
        label=_("Surat atau dokumen"),
        max_length=240,
        required=False,
        help_text=_("Nomor, tanggal, dan perihal."),
    )
    note = LinesField(
        label=_("Catatan"), max_length=2000, required=False, widget=forms.Textarea(attrs=ROWS)
    )
    source = forms.CharField(label=_("Sumber"), max_length=200, required=False)

    def __init__(self, *args: Any, arrows: list[Arrow], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = "en" if in_english() else "id"
        names = [(each.to, drawing().stage(each.to).name[language]) for each in arrows]
        self.fields["to"].choices = names  # type: ignore[attr-defined]


class EvidenceForm(KeyedForm):
    """A region shows that a requirement is met."""

    verdict = forms.ChoiceField(
        label=_("Keadaan"),
        choices=[
            (CheckEntry.Verdict.MET, _("Sudah terpenuhi")),
            (CheckEntry.Verdict.MISSING, _("Belum terpenuhi")),
        ],
    )
    document = forms.CharField(
        label=_("Dokumen"),
        max_length=240,
        required=False,
        help_text=_("Nomor dan tanggal, atau lampirkan berkasnya."),
    )
    note = LinesField(
        label=_("Catatan"), max_length=2000, required=False, widget=forms.Textarea(attrs=ROWS)
    )


class VerdictForm(KeyedForm):
    """The ministry judges what was shown; ``seen`` is the last word on the page."""

    seen = forms.UUIDField(widget=forms.HiddenInput, required=False)

    verdict = forms.ChoiceField(
        label=_("Putusan"),
        choices=[
            (CheckEntry.Verdict.ACCEPTED, _("Terima")),
            (CheckEntry.Verdict.RETURNED, _("Kembalikan")),
        ],
    )
    note = LinesField(
        label=_("Catatan"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs=ROWS),
        help_text=_("Wajib diisi jika dikembalikan."),
    )


class ExceptionForm(KeyedForm):
    """The ministry decides on an agency that a region has taken away."""

    is_agreed = forms.TypedChoiceField(
        label=_("Putusan"),
        choices=[("1", _("Setujui: tidak diharapkan")), ("0", _("Tolak: tetap diharapkan"))],
        coerce=lambda value: value == "1",
    )
    note = LinesField(label=_("Catatan"), max_length=2000, widget=forms.Textarea(attrs=ROWS))


class ProposalForm(KeyedForm):
    """A region proposes a hall; what is missing may come later, until it is sent.

    ``seen`` is the moment of the draft that the form was opened on, to the microsecond.
    """

    seen = forms.CharField(widget=forms.HiddenInput, max_length=40, required=False)

    name = forms.CharField(label=_("Nama mal"), max_length=120, required=False)
    letter_number = forms.CharField(label=_("Nomor surat"), max_length=80, required=False)
    letter_date = forms.DateField(label=_("Tanggal surat"), required=False, widget=day_input())
    urgency = LinesField(
        label=_("Mengapa mendesak"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs=ROWS),
        help_text=_("Ringkasan kajian urgensi, dalam beberapa kalimat."),
    )
    place = LinesField(
        label=_("Lokasi dan gedung"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs=ROWS),
        help_text=_("Gedung yang sudah ada lebih baik daripada membangun baru."),
    )

    def clean_seen(self) -> datetime | None:
        """As a moment; None for a draft that is new, and for what is no moment at all."""
        try:
            return datetime.fromisoformat(self.cleaned_data["seen"])
        except ValueError:
            return None


class AnswerForm(forms.Form):
    """What an agency answered to the request to join."""

    answer = forms.ChoiceField(label=_("Jawaban"), choices=JoinRequest.Answer.choices)
    on = forms.DateField(label=_("Tanggal jawaban"), widget=day_input())
    note = LinesField(
        label=_("Isi jawaban"), max_length=2000, required=False, widget=forms.Textarea(attrs=ROWS)
    )


class EndForm(forms.Form):
    """Since when an agreement holds no more."""

    on = forms.DateField(label=_("Diakhiri pada"), widget=day_input())


class WithdrawForm(forms.Form):
    """Why a record is taken back."""

    why = LinesField(
        label=_("Mengapa ditarik"),
        max_length=2000,
        widget=forms.Textarea(attrs=ROWS),
        help_text=_("Catatan tetap tersimpan dengan alasan ini, tetapi tidak dihitung lagi."),
    )


class SolveForm(forms.Form):
    """How an obstacle was overcome."""

    on = forms.DateField(label=_("Teratasi pada"), widget=day_input())
    how = LinesField(
        label=_("Bagaimana teratasi"), max_length=2000, widget=forms.Textarea(attrs=ROWS)
    )


class TakeOverForm(forms.Form):
    """Which of one's halls does the same, since when."""

    hall = forms.ModelChoiceField(label=_("Mal Anda"), queryset=Hall.objects.none())
    on = forms.DateField(label=_("Sejak"), widget=day_input())


class FiscalForm(forms.Form):
    """The official table."""

    file = forms.FileField(
        label=_("Berkas XLSX atau CSV"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        told = {"most": largest_sheet()}
        said = _("Kolom: kode, tahun, rasio, kategori, keputusan. Paling besar %(most)s MB.")
        self.fields["file"].help_text = said % told


def largest_sheet() -> int:
    """How many megabytes a table may have: as one is read, and as a form is taken at all."""
    return min(MOST_BYTES // MEGABYTE, upload_limits().megabytes)
