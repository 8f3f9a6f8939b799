"""What a hall rules itself for one of its offerings, version by version."""

from typing import Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from satuatap.catalogue.models.offerings import Offering

RULED = ("requirements", "steps", "time_limit", "tariffs")


class OwnTextQuerySet(models.QuerySet["OwnText"]):
    """Versions of halls' own texts, by what still counts."""

    def current(self) -> Self:
        """The newest version of each offering."""
        return self.order_by("offering_id", "-version").distinct("offering_id")


class OwnText(models.Model):
    """One version of a hall's own requirements, steps, time limit and fees for an offering.

    Empty text means that the national text holds; the national text is never lost, it stands
    beside. A version never changes: another takes its place. One requirement, step or fee a line.
    """

    offering = models.ForeignKey(
        Offering, models.PROTECT, verbose_name=_("layanan"), related_name="own_texts"
    )
    version = models.PositiveSmallIntegerField(_("versi"), editable=False)
    published_at = models.DateTimeField(_("terbit"), editable=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("oleh"),
        related_name="+",
        editable=False,
    )
    requirements = models.TextField(
        _("persyaratan"), blank=True, help_text=_("Satu persyaratan pada tiap baris.")
    )
    steps = models.TextField(_("langkah"), blank=True, help_text=_("Satu langkah pada tiap baris."))
    time_limit = models.CharField(
        _("jangka waktu"), max_length=200, blank=True, help_text=_("Misalnya: 2 hari kerja")
    )
    tariffs = models.TextField(
        _("biaya"),
        blank=True,
        help_text=_("Satu pada tiap baris, misalnya: Rp25.000 untuk dewasa"),
    )
    basis = models.CharField(
        _("dasar aturan"), max_length=240, help_text=_("Misalnya: Perbup 12 Tahun 2026")
    )

    objects = OwnTextQuerySet.as_manager()

    class Meta:
        verbose_name = _("aturan mal")
        verbose_name_plural = _("aturan mal")
        ordering = ["offering", "-version"]
        triggers = [
            pgtrigger.Protect(name="published_stays", operation=pgtrigger.Update | pgtrigger.Delete)
        ]
        constraints = [
            models.UniqueConstraint(
                name="catalogue_owntext_version_once", fields=["offering", "version"]
            )
        ]

    def __str__(self) -> str:
        return f"{self.offering} v{self.version}"

    @property
    def is_empty(self) -> bool:
        """Whether the hall has gone back to the national text in everything."""
        return not any(getattr(self, field) for field in RULED)

    @property
    def requirement_lines(self) -> list[str]:
        """The requirements, one by one."""
        return lines(self.requirements)

    @property
    def step_lines(self) -> list[str]:
        """The steps in their order."""
        return lines(self.steps)

    @property
    def tariff_lines(self) -> list[str]:
        """The fees, one by one."""
        return lines(self.tariffs)


def lines(text: str) -> list[str]:
    """The lines of a text that say something."""
    return [line.strip() for line in text.splitlines() if line.strip()]
