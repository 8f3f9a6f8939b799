"""What is known of a file; the file itself lies in the store."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from satuatap.core.ids import uuid7


class UploadQuerySet(models.QuerySet["Upload"]):
    """Files, by what became of them."""

    def waiting(self, draft: object) -> Self:
        """Those of a form that was not sent yet, in the order of their coming."""
        return self.filter(draft=draft, kept_at=None).order_by("created_at", "pk")

    def forgotten(self, before: datetime) -> Self:
        """Those of forms that nobody ever sent."""
        old = self.filter(kept_at=None, created_at__lt=before)
        return old.exclude(held_until__gt=before)


class Upload(models.Model):
    """One file: checked, made anew, and stored under a name that nobody can guess.

    It waits under the key of its form (``draft``) until that is sent; then whoever the form was for
    keeps it (``kept_at``). A form that is finished another day holds it (``held_until``).
    ``number`` counts the files of one form, and is all the name it has.
    """

    class Kind(models.TextChoices):
        PHOTO = "photo", _("Foto")
        DOCUMENT = "document", _("Dokumen")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    draft = models.UUIDField(_("formulir"), db_index=True)
    kind = models.CharField(_("jenis"), max_length=8, choices=Kind)
    number = models.PositiveSmallIntegerField(_("nomor"))
    path = models.CharField(max_length=80, unique=True, editable=False)
    size = models.PositiveIntegerField(_("ukuran"))
    digest = models.CharField(max_length=64, editable=False)
    created_at = models.DateTimeField(_("diterima"))
    kept_at = models.DateTimeField(_("disimpan"), null=True, blank=True)
    held_until = models.DateTimeField(null=True, blank=True, editable=False)

    objects = UploadQuerySet.as_manager()

    class Meta:
        verbose_name = _("berkas")
        verbose_name_plural = _("berkas")
        constraints = [
            models.UniqueConstraint(
                name="uploads_upload_same_file_once", fields=["draft", "digest"]
            ),
            models.CheckConstraint(name="uploads_upload_has_content", condition=Q(size__gt=0)),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}"

    @property
    def is_photo(self) -> bool:
        """Whether a page may show it."""
        return self.kind == self.Kind.PHOTO

    @property
    def file_name(self) -> str:
        """The name it has once somebody takes it away: ``foto-2.jpg``."""
        return f"foto-{self.number}.jpg" if self.is_photo else f"dokumen-{self.number}.pdf"
