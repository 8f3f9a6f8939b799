"""A region proposes a hall: a letter and a study, a draft until it is sent."""

from typing import Self

from django.db import models
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from satuatap.core.ids import uuid7
from satuatap.core.uploads.models import Upload
from satuatap.places.models import Hall, Region


class ProposalQuerySet(models.QuerySet["Proposal"]):
    """Proposals, by whether they were sent."""

    def drafts(self) -> Self:
        return self.filter(sent_at=None)

    def sent(self) -> Self:
        return self.filter(sent_at__isnull=False)


class Proposal(models.Model):
    """What a region writes to the ministry; a draft is the region's alone."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    region = models.ForeignKey(
        Region, models.PROTECT, verbose_name=_("kabupaten/kota"), related_name="proposals"
    )
    key = models.UUIDField(unique=True, editable=False)
    hall = models.OneToOneField(
        Hall, models.PROTECT, verbose_name=_("mal"), null=True, related_name="proposal"
    )
    name = models.CharField(_("nama mal"), max_length=120, blank=True)
    letter_number = models.CharField(_("nomor surat"), max_length=80, blank=True)
    letter_date = models.DateField(_("tanggal surat"), null=True, blank=True)
    urgency = models.TextField(_("mengapa mendesak"), blank=True)
    place = models.TextField(_("lokasi dan gedung"), blank=True)
    actor = models.CharField(_("oleh"), max_length=120, editable=False)
    at = models.DateTimeField(_("dicatat"), editable=False)
    sent_at = models.DateTimeField(_("dikirim"), null=True, editable=False)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("usulan mal")
        verbose_name_plural = _("usulan mal")
        ordering = ["-at"]
        constraints = [
            models.CheckConstraint(
                name="oversight_proposal_sent_is_whole",
                condition=Q(sent_at=None)
                | Q(hall__isnull=False, letter_date__isnull=False) & ~Q(letter_number=""),
                violation_error_message=_("Usulan yang dikirim punya nomor dan tanggal surat."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.region}: {self.name}"

    @property
    def files(self) -> QuerySet[Upload]:
        """The letter and the study."""
        return Upload.objects.filter(draft=self.key).order_by("number")
