"""What is typed about documents: a code, a file, a passphrase that nobody keeps."""

from django import forms
from django.utils.translation import gettext_lazy as _

from satuatap.documents import rules
from satuatap.documents.actions.certificates import LEAST

LONGEST_CODE = 40
LONGEST = 200
NIK = r"^\d{16}$"


class CodeForm(forms.Form):
    """The code that stands under a QR."""

    kode = forms.CharField(label=_("Kode dokumen"), max_length=LONGEST_CODE)

    def clean_kode(self) -> str:
        return rules.plain(self.cleaned_data["kode"])


class FileForm(forms.Form):
    """A file to be compared with what was issued."""

    berkas = forms.FileField(
        label=_("Berkas PDF"),
        allow_empty_file=True,
        widget=forms.ClearableFileInput(attrs={"accept": "application/pdf"}),
        error_messages={"required": _("Pilih berkas PDF dahulu.")},
    )


def passphrase(label: object, autocomplete: str) -> forms.CharField:
    """A field whose content is shown nowhere again, not even after a mistake."""
    widget = forms.PasswordInput(render_value=False, attrs={"autocomplete": autocomplete})
    return forms.CharField(label=label, max_length=LONGEST, strip=False, widget=widget)  # type: ignore[arg-type]


class SignForm(forms.Form):
    """The passphrase, and the NIK where the signer knows people by it; asked anew each time."""

    nik = forms.RegexField(
        NIK,
        label=_("NIK"),
        widget=forms.PasswordInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"invalid": _("NIK terdiri dari 16 angka.")},
    )
    sandi = passphrase(_("Frasa sandi tanda tangan"), "off")

    def __init__(self, *args: object, asks_nik: bool, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        if not asks_nik:
            del self.fields["nik"]


class CertificateForm(forms.Form):
    """A new passphrase, twice."""

    sandi = passphrase(_("Frasa sandi baru"), "new-password")
    lagi = passphrase(_("Frasa sandi sekali lagi"), "new-password")

    def clean(self) -> None:
        first, second = self.cleaned_data.get("sandi"), self.cleaned_data.get("lagi")
        if first and len(first) < LEAST:
            said = _("Frasa sandi paling sedikit %(least)s huruf.")
            self.add_error("sandi", forms.ValidationError(said, params={"least": LEAST}))
        elif first and second and first != second:
            self.add_error("lagi", _("Keduanya berbeda. Ketik lagi."))
