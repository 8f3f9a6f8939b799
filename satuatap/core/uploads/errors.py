"""What is refused of a file, each with what to do about it."""

from django.utils.translation import gettext_lazy as _

from satuatap.core.errors import Refusal


class FileRefused(Refusal):
    """One file cannot be taken; the rest of the form stays."""

    type = "file-refused"
    status = 422


class FileIsTooLarge(FileRefused):
    """More bytes than one file may have; ``most`` in MB."""

    type = "file-is-too-large"
    message = _(
        "Satu berkas lebih besar dari %(most)s MB. Kirim foto yang lebih kecil, atau potret "
        "layarnya. Yang Anda tulis tidak hilang."
    )


class TooManyFiles(FileRefused):
    """More files than one form may bring."""

    type = "too-many-files"
    message = _("Paling banyak %(most)s berkas. Yang Anda tulis tidak hilang.")


class UnknownKindOfFile(FileRefused):
    """By its content it is neither photo nor document."""

    type = "unknown-kind-of-file"
    message = _(
        "Satu berkas bukan foto (JPEG, PNG, WebP) atau PDF. Kirim foto atau PDF. Yang Anda tulis "
        "tidak hilang."
    )


class FileIsBroken(FileRefused):
    """It begins like a photo or document, and cannot be read."""

    type = "file-is-broken"
    message = _("Satu berkas rusak dan tidak dapat dibuka. Yang Anda tulis tidak hilang.")


class FileIsLocked(FileRefused):
    """A document with a password."""

    type = "file-is-locked"
    message = _("PDF ini terkunci kata sandi. Kirim yang tidak terkunci, atau fotonya.")


class TooManyPages(FileRefused):
    """A document longer than anybody reads."""

    type = "too-many-pages"
    message = _("PDF paling banyak %(most)s halaman. Kirim halaman yang penting saja.")


class PictureIsTooLarge(FileRefused):
    """More points than any camera's photo: a bomb, or a scan of a wall."""

    type = "picture-is-too-large"
    message = _("Ukuran gambar terlalu besar. Kirim foto biasa, atau potret layarnya.")
