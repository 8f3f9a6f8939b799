"""Which agencies a hall is expected to have, where that differs from the rule for all halls."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from satuatap.catalogue.models import Agency
from satuatap.core.kept import KEPT
from satuatap.oversight.models.filed import Filed


class ExpectationQuerySet(models.QuerySet["Expectation"]):
    """Words about who is expected, by which still count."""

    def current(self) -> Self:
        """The last word about each agency of each hall."""
        return self.order_by("hall_id", "agency_id", "-at", "-pk").distinct("hall_id", "agency_id")


class Expectation(Filed):
    """An agency is expected at this hall, or is not, with the reason; the last word counts."""

    agency = models.ForeignKey(
        Agency, models.PROTECT, verbose_name=_("instansi"), related_name="expectations"
    )
    is_expected = models.BooleanField(_("diharapkan di mal ini"))
    reason = models.TextField(_("alasan"))
    by_ministry = models.BooleanField(_("oleh kementerian"), editable=False)

    objects = ExpectationQuerySet.as_manager()

    class Meta:
        verbose_name = _("harapan terhadap instansi")
        verbose_name_plural = _("harapan terhadap instansi")
        ordering = ["hall", "-at"]
        indexes = [models.Index(name="oversight_expected", fields=["hall", "agency", "-at"])]
        triggers = [*KEPT]

    def __str__(self) -> str:
        return str(self.agency)
