"""What of a complaint stands at SP4N-LAPOR! as well."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from satuatap.complaints.models.complaints import Complaint
from satuatap.core.ids import uuid7


class ExchangeLink(models.Model):
    """The other side's name for a complaint; ``digest`` is what was last handed over."""

    complaint = models.OneToOneField(
        Complaint, models.PROTECT, primary_key=True, related_name="exchange"
    )
    reference = models.CharField(_("nomor SP4N"), max_length=80, null=True, unique=True)  # noqa: DJ001
    came_from_there = models.BooleanField(default=False)
    digest = models.CharField(max_length=64, blank=True, editable=False)
    handed_at = models.DateTimeField(_("diserahkan"), null=True, blank=True)

    class Meta:
        verbose_name = _("pertukaran SP4N")
        verbose_name_plural = _("pertukaran SP4N")

    def __str__(self) -> str:
        return str(self.reference)


class ExchangeMark(models.Model):
    """How far we have read what came in at one address of SP4N, and when to ask again.

    ``failures`` counts those in a row, ``fault`` is the last one; none of it holds content.
    """

    url = models.CharField(max_length=300, primary_key=True)
    mark = models.CharField(max_length=200, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    failures = models.PositiveSmallIntegerField(default=0)
    fault = models.CharField(max_length=160, blank=True)
    next_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("penanda SP4N")
        verbose_name_plural = _("penanda SP4N")

    def __str__(self) -> str:
        return self.mark


class SetAside(models.Model):
    """A record of SP4N that could not be taken in: kept whole, tried again, never lost.

    Nobody reads it through a page: it may be secret. ``record`` is a list of the one record, which
    may be anything that JSON has.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    digest = models.CharField(max_length=64, unique=True)
    record = models.JSONField()
    reason = models.CharField(max_length=200)
    at = models.DateTimeField()
    tried_at = models.DateTimeField()

    class Meta:
        verbose_name = _("laporan SP4N yang tertunda")
        verbose_name_plural = _("laporan SP4N yang tertunda")

    def __str__(self) -> str:
        return self.digest
