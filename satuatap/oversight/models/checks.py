"""What was said of the requirements: never changed, the last word counts."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from satuatap.core.kept import KEPT
from satuatap.oversight.models.filed import Filed


class CheckEntryQuerySet(models.QuerySet["CheckEntry"]):
    """Words about requirements, by which still count."""

    def current(self) -> Self:
        """The last word about each requirement of each hall."""
        return self.order_by("hall_id", "item", "-at", "-pk").distinct("hall_id", "item")


class CheckEntry(Filed):
    """A region says that a requirement is met; the ministry accepts it or gives it back."""

    class Verdict(models.TextChoices):
        MET = "met", _("Terpenuhi menurut daerah")
        MISSING = "missing", _("Belum terpenuhi")
        ACCEPTED = "accepted", _("Diterima kementerian")
        RETURNED = "returned", _("Dikembalikan kementerian")

    version = models.CharField(_("versi"), max_length=20, editable=False)
    item = models.CharField(_("syarat"), max_length=20, editable=False)
    verdict = models.CharField(_("keadaan"), max_length=8, choices=Verdict)
    document = models.CharField(_("dokumen"), max_length=240, blank=True)
    note = models.TextField(_("catatan"), blank=True)

    objects = CheckEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("bukti syarat")
        verbose_name_plural = _("bukti syarat")
        ordering = ["hall", "-at"]
        indexes = [models.Index(name="oversight_check_item", fields=["hall", "item", "-at"])]
        triggers = [*KEPT]

    def __str__(self) -> str:
        return f"{self.item}: {self.verdict}"
