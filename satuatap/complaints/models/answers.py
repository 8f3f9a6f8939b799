"""What offices answer, in which words, and what of it is published."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from satuatap.complaints.models.complaints import Complaint
from satuatap.complaints.models.marks import Kind
from satuatap.core.ids import uuid7


class Answer(models.Model):
    """An answer with its proof; the reporter rates the last one, once, from 1 to 4."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="answers")
    text = models.TextField(_("tanggapan"))
    proof = models.TextField(_("bukti"))
    at = models.DateTimeField(_("waktu"))
    part = models.CharField(_("sebagai"), max_length=12)
    actor = models.CharField(_("oleh"), max_length=120)
    rating = models.PositiveSmallIntegerField(_("nilai"), null=True, blank=True)
    remark = models.TextField(_("komentar"), blank=True)
    rated_at = models.DateTimeField(_("dinilai"), null=True, blank=True)

    class Meta:
        verbose_name = _("tanggapan")
        verbose_name_plural = _("tanggapan")
        ordering = ["complaint", "at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="complaints_answer_rated_from_1_to_4",
                condition=Q(rating=None, rated_at=None)
                | Q(rating__gte=1, rating__lte=4, rated_at__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Publication(models.Model):
    """The redacted text of a complaint that everybody may read, until it is withdrawn.

    The database refuses one of a secret complaint (``sql/publication.sql``).
    """

    complaint = models.OneToOneField(
        Complaint, models.PROTECT, primary_key=True, related_name="publication"
    )
    title = models.CharField(_("judul"), max_length=120)
    body = models.TextField(_("isi"))
    answer = models.TextField(_("tanggapan"), blank=True)
    published_at = models.DateTimeField(_("diumumkan"))
    published_by = models.CharField(_("oleh"), max_length=120)
    withdrawn_at = models.DateTimeField(_("ditarik"), null=True, blank=True)

    class Meta:
        verbose_name = _("laporan terbuka")
        verbose_name_plural = _("laporan terbuka")
        indexes = [
            models.Index(
                name="complaints_published",
                fields=["-published_at"],
                condition=Q(withdrawn_at=None),
            )
        ]

    def __str__(self) -> str:
        return self.title


class AnswerTemplate(models.Model):
    """Words that an answer begins with: the nation's, a hall's, or those of one office."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    hall = models.ForeignKey(
        "places.Hall",
        models.CASCADE,
        verbose_name=_("mal"),
        null=True,
        blank=True,
        related_name="answer_templates",
    )
    office = models.ForeignKey(
        "catalogue.AgencyOffice",
        models.CASCADE,
        verbose_name=_("gerai"),
        null=True,
        blank=True,
        related_name="+",
    )
    kind = models.CharField(_("jenis"), max_length=11, choices=Kind, blank=True)
    title = models.CharField(_("judul"), max_length=80)
    text = models.TextField(_("isi"))
    is_active = models.BooleanField(_("dipakai"), default=True)

    class Meta:
        verbose_name = _("templat tanggapan")
        verbose_name_plural = _("templat tanggapan")
        ordering = ["hall", "title"]
        constraints = [
            models.UniqueConstraint(
                name="complaints_template_once",
                fields=["hall", "office", "title"],
                nulls_distinct=False,
                violation_error_message=_("Judul ini sudah dipakai."),
            ),
            models.CheckConstraint(
                name="complaints_template_of_a_place",
                condition=Q(office=None) | Q(hall__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.title
