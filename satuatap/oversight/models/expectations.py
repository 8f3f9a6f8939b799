"""Which agencies a hall is expected to have, where that differs from the rule for all halls."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from satuatap.catalogue.models import Agency
from satuatap.core.kept import KEPT
from satuatap.oversight.models.filed import Filed


class ExpectationQuerySet(models.QuerySet["Expectation"]):
    """Words about who is expected, by which still count."""

    def current(self) -> Self:
        """The last word about each agency of each hall."""
        return self.order_by("hall_id", "agency_id", "-at", "-pk").distinct("hall_id", "agency_id")

    def counting(self) -> Self:
        """The last word that counts: a region takes nobody away before the ministry has agreed."""
        counts = Q(is_expected=True) | Q(by_ministry=True) | Q(verdict__is_agreed=True)
        return self.filter(counts).current()

    def asked(self) -> Self:
        """Last words by which a region takes an agency away, and that do not count (yet)."""
        last = Expectation.objects.current().values("pk")
        return self.filter(pk__in=last, is_expected=False, by_ministry=False).exclude(
            verdict__is_agreed=True
        )

    def waiting(self) -> Self:
        """Those of them on which the ministry has not decided."""
        return self.asked().filter(verdict=None)


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

    @property
    def decided(self) -> "ExpectationVerdict | None":
        """What the ministry has said of it."""
        return getattr(self, "verdict", None)


class ExpectationVerdict(Filed):
    """The ministry agrees that an agency is not expected at a hall, or does not, and says why."""

    word = models.OneToOneField(Expectation, models.PROTECT, related_name="verdict", editable=False)
    is_agreed = models.BooleanField(_("disetujui"))
    note = models.TextField(_("catatan"))

    class Meta:
        verbose_name = _("putusan tentang harapan")
        verbose_name_plural = _("putusan tentang harapan")
        triggers = [*KEPT]

    def __str__(self) -> str:
        return str(self.word)
