"""What documents refuse, each with a sentence for the person who asked."""

from django.utils.translation import gettext_lazy as _

from satuatap.core.errors import Refusal


class NotYourDocument(Refusal):
    """Somebody signs who is not among the signatories."""

    type = "not-your-document"
    status = 403
    message = _("Nama Anda tidak ada di antara penanda tangan dokumen ini.")


class DocumentIsClosed(Refusal):
    """It is complete, revoked or superseded: nothing is signed any more."""

    type = "document-is-closed"
    message = _("Dokumen ini sudah selesai atau tidak berlaku, jadi tidak dapat ditandatangani.")


class NotYourTurn(Refusal):
    """Others sign before."""

    type = "not-your-turn"
    message = _("Belum giliran Anda. Masih ada penanda tangan sebelum Anda.")


class NobodySigns(Refusal):
    """A document without signatories says nothing."""

    type = "nobody-signs"
    status = 422
    message = _("Tentukan dahulu siapa yang menandatangani dokumen ini.")


class NotAPdf(Refusal):
    """What was to be issued or checked cannot be read as PDF."""

    type = "not-a-pdf"
    status = 422
    message = _("Berkas ini bukan PDF, atau rusak.")


class CheckingIsBusy(Refusal):
    """So many files are being read that this one would wait too long."""

    type = "checking-is-busy"
    status = 503
    message = _("Banyak berkas sedang diperiksa. Silakan coba lagi sebentar lagi.")


class NotFromThisState(Refusal):
    """Only what is in force is revoked or superseded."""

    type = "document-not-from-there"
    message = _("Dokumen ini sudah tidak berlaku.")


class ReasonIsMissing(Refusal):
    """Whoever takes something back says why."""

    type = "reason-is-missing"
    status = 422
    message = _("Tuliskan dahulu alasannya.")


class SigningFailed(Refusal):
    """The signer did not sign; nothing was changed, and it may be tried again."""

    type = "signing-failed"
    status = 503
    message = _("Layanan tanda tangan tidak menjawab. Dokumen tidak berubah. Silakan coba lagi.")


class WrongPassphrase(SigningFailed):
    """The passphrase does not open the signatory's key."""

    type = "wrong-passphrase"
    status = 422
    message = _("Frasa sandi tidak cocok. Dokumen tidak berubah.")


class UnknownSignatory(SigningFailed):
    """The signer does not know this person."""

    type = "unknown-signatory"
    status = 422
    message = _("NIK ini belum terdaftar pada layanan tanda tangan.")


class CertificateExpired(SigningFailed):
    """The person's certificate is not valid any more."""

    type = "certificate-expired"
    status = 422
    message = _("Sertifikat Anda sudah kedaluwarsa. Perbarui dahulu, lalu tanda tangani.")


class CertificateIsBad(SigningFailed):
    """The person's certificate, or the one that tells the time, does not hold at this moment."""

    type = "certificate-is-bad"
    status = 422
    message = _("Sertifikat Anda sudah dicabut atau belum berlaku. Buat sertifikat baru.")


class NoCertificateYet(SigningFailed):
    """At the test authority everybody makes a certificate first."""

    type = "no-certificate-yet"
    status = 422
    message = _("Anda belum mempunyai sertifikat. Buat dahulu dengan frasa sandi Anda sendiri.")


class SignerRefused(SigningFailed):
    """The signer refuses this installation: its account, its address."""

    type = "signer-refused"
    message = _("Layanan tanda tangan menolak permintaan ini. Hubungi pengelola sistem.")


class SignatureIsBad(SigningFailed):
    """What came back is no valid signature behind the earlier ones; it was thrown away."""

    type = "signature-is-bad"
    message = _("Tanda tangan yang diterima tidak sah, jadi tidak disimpan. Dokumen tidak berubah.")


class DocumentIsBusy(SigningFailed):
    """Others sign it all the time; nothing was kept."""

    type = "document-is-busy"
    message = _("Dokumen ini sedang ditandatangani orang lain. Tunggu sebentar, lalu coba lagi.")


class AuthorityIsLocked(SigningFailed):
    """The test authority's keys were made with another SECRET_KEY."""

    type = "authority-is-locked"
    message = _("Penerbit sertifikat uji tidak dapat dibuka. Hubungi pengelola sistem.")


class PassphraseIsShort(Refusal):
    """A key deserves a sentence."""

    type = "passphrase-is-short"
    status = 422
    message = _("Frasa sandi paling sedikit %(least)s huruf.")


class CertificatesAreElsewhere(Refusal):
    """With BSrE nobody makes a certificate here."""

    type = "certificates-are-elsewhere"
    message = _("Sertifikat Anda dibuat di BSrE, bukan di sini.")
