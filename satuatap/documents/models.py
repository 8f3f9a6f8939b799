"""Documents as they were issued, each version of them, and who signed."""

from typing import Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from satuatap.core.ids import uuid7
from satuatap.core.kept import NEVER_EMPTIED
from satuatap.documents import rules

STAYS = pgtrigger.Update | pgtrigger.Delete


class IssuedDocumentQuerySet(models.QuerySet["IssuedDocument"]):
    """Documents, by who has to do with them."""

    def to_be_signed_by(self, user: object) -> Self:
        """Those in which this person's signature is still missing."""
        waiting = Q(signatures__user=user, signatures__signed_at=None, signatures__waived_at=None)
        return self.filter(waiting, state=rules.ISSUED)

    def signed_by(self, user: object) -> Self:
        """Those that bear this person's signature."""
        return self.filter(signatures__user=user, signatures__signed_at__isnull=False)

    def of_signatory(self, user: object) -> Self:
        """Those that this person signs or has signed."""
        return self.filter(signatures__user=user)


class IssuedDocument(models.Model):
    """A PDF that the platform answers for: with a public code, and signatures that follow.

    ``note`` stands on the public page (a replay says so here). One that ``is_public`` may be
    downloaded by whoever has the code; any other is read by its signatories alone. ``claim`` is
    whose pen is on it at this moment (``actions.claiming``).
    """

    class Kind(models.TextChoices):
        CHARTER = "charter", _("Prasasti peresmian")
        RESULT = "result", _("Hasil evaluasi")
        DECISION = "decision", _("Keputusan")
        LETTER = "letter", _("Surat")

    class State(models.TextChoices):
        ISSUED = rules.ISSUED, _("Belum lengkap")
        COMPLETE = rules.COMPLETE, _("Berlaku")
        REVOKED = rules.REVOKED, _("Dicabut")
        SUPERSEDED = rules.SUPERSEDED, _("Diganti")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    code = models.CharField(_("kode"), max_length=rules.CODE_LENGTH, unique=True)
    kind = models.CharField(_("jenis"), max_length=24, choices=Kind)
    title = models.CharField(_("judul"), max_length=240)
    note = models.CharField(_("keterangan"), max_length=240, blank=True)
    is_public = models.BooleanField(_("boleh diunduh umum"), default=False)
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.ISSUED)
    issued_at = models.DateTimeField(_("diterbitkan"))
    completed_at = models.DateTimeField(_("lengkap"), null=True, blank=True)
    ended_at = models.DateTimeField(_("berakhir"), null=True, blank=True)
    ended_reason = models.CharField(_("alasan"), max_length=400, blank=True)
    successor = models.ForeignKey(
        "self", models.PROTECT, verbose_name=_("digantikan oleh"), null=True, blank=True
    )
    claim = models.UUIDField(null=True, blank=True, editable=False)
    claimed_until = models.DateTimeField(null=True, blank=True, editable=False)

    objects = IssuedDocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("dokumen terbit")
        verbose_name_plural = _("dokumen terbit")
        ordering = ["-issued_at"]
        triggers = [
            pgtrigger.FSM(name="only_arrows", field="state", transitions=rules.ARROWS),
            pgtrigger.ReadOnly(
                name="stays_what_it_is", fields=["code", "kind", "title", "issued_at"]
            ),
            pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete),
            NEVER_EMPTIED,
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The public check."""
        return reverse("documents:check", args=[self.code])

    @property
    def is_complete(self) -> bool:
        """Whether everybody has signed, and it is still in force."""
        return self.state == rules.COMPLETE

    @property
    def is_open(self) -> bool:
        """Whether signatures are still awaited."""
        return self.state == rules.ISSUED

    @property
    def is_in_force(self) -> bool:
        """Whether it was neither taken back nor replaced."""
        return self.state in {rules.ISSUED, rules.COMPLETE}

    @property
    def has_uncertified(self) -> bool:
        """Whether a signature on it was made by the test authority."""
        return self.signatures.filter(signed_at__isnull=False, is_certified=False).exists()

    @property
    def spoken_code(self) -> str:
        """The code as it is printed."""
        return rules.spoken(self.code)


class DocumentVersion(models.Model):
    """The file as it was after one signature; number 0 is what was issued. Never changed."""

    document = models.ForeignKey(IssuedDocument, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("nomor"))
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.PositiveIntegerField(_("ukuran"))
    content = models.BinaryField(_("isi"))
    at = models.DateTimeField(_("waktu"))

    class Meta:
        verbose_name = _("versi dokumen")
        verbose_name_plural = _("versi dokumen")
        ordering = ["document", "number"]
        constraints = [
            models.UniqueConstraint(name="documents_version_once", fields=["document", "number"])
        ]
        triggers = [pgtrigger.Protect(name="version_stays", operation=STAYS), NEVER_EMPTIED]

    def __str__(self) -> str:
        return f"{self.document_id} {self.number}"


class Signature(models.Model):
    """One who is to sign, and the signature once it is there: from then on it never changes.

    Name and office are those of the day of issue. Who has a lower ``turn`` signs before.
    ``waived`` is who did not sign after all, with a reason that everybody reads. ``level`` is what
    the file held of proof on the day of signing.
    """

    class Level(models.TextChoices):
        B = rules.B, "B-B"
        T = rules.T, "B-T"
        LT = rules.LT, "B-LT"
        LTA = rules.LTA, "B-LTA"

    document = models.ForeignKey(IssuedDocument, models.PROTECT, related_name="signatures")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="signatures")
    turn = models.PositiveSmallIntegerField(_("giliran"), default=1)
    order = models.PositiveSmallIntegerField(_("urutan"))
    name = models.CharField(_("nama"), max_length=120)
    office = models.CharField(_("jabatan"), max_length=160, blank=True)
    signed_at = models.DateTimeField(_("ditandatangani"), null=True, blank=True)
    version = models.PositiveSmallIntegerField(_("versi"), null=True, blank=True)
    serial = models.CharField(_("nomor seri sertifikat"), max_length=64, blank=True)
    issuer = models.CharField(_("penerbit sertifikat"), max_length=160, blank=True)
    is_certified = models.BooleanField(_("tersertifikasi"), default=False)
    level = models.CharField(
        _("tingkat PAdES"), max_length=5, choices=Level, blank=True, default="", db_default=""
    )
    waived_at = models.DateTimeField(_("tidak jadi"), null=True, blank=True)
    waived_reason = models.CharField(_("alasan"), max_length=240, blank=True)

    class Meta:
        verbose_name = _("tanda tangan")
        verbose_name_plural = _("tanda tangan")
        ordering = ["document", "turn", "order"]
        constraints = [
            models.UniqueConstraint(name="documents_signature_once", fields=["document", "user"]),
            models.UniqueConstraint(name="documents_signature_order", fields=["document", "order"]),
            models.CheckConstraint(
                name="documents_signature_one_of_two",
                condition=Q(signed_at=None) | Q(waived_at=None),
            ),
            models.CheckConstraint(
                name="documents_signature_is_whole",
                condition=Q(signed_at=None, version=None, serial="")
                | (Q(signed_at__isnull=False, version__isnull=False) & ~Q(serial="")),
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="signed_stays",
                operation=STAYS,
                condition=pgtrigger.Q(old__signed_at__isnull=False),
            ),
            NEVER_EMPTIED,
        ]

    def __str__(self) -> str:
        return f"{self.office}: {self.name}" if self.office else self.name

    @property
    def is_open(self) -> bool:
        """Whether it is still awaited."""
        return self.signed_at is None and self.waived_at is None
