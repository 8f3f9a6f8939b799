"""Versions of instruments and of the rules of warning: written once, kept for good."""

from functools import cached_property

import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from satuatap.core.kept import NEVER_EMPTIED
from satuatap.evaluation.rules import Instrument
from satuatap.evaluation.sources import instrument_of


class InstrumentVersion(models.Model):
    """One version of one instrument. Never changed: a result keeps the method of its day.

    A version of a file is kept by its first cycle, one of the ministry's when it is published.
    """

    slug = models.SlugField(_("instrumen"), max_length=40)
    version = models.CharField(_("versi"), max_length=12)
    facts = models.JSONField(_("isi"))
    recorded_at = models.DateTimeField(_("dicatat"))
    recorded_by = models.CharField(_("oleh"), max_length=120, blank=True, db_default="")

    class Meta:
        verbose_name = _("versi instrumen penilaian")
        verbose_name_plural = _("versi instrumen penilaian")
        constraints = [
            models.UniqueConstraint(name="evaluation_instrument_once", fields=["slug", "version"])
        ]
        triggers = [
            pgtrigger.Protect(name="used_stays", operation=pgtrigger.Update | pgtrigger.Delete),
            NEVER_EMPTIED,
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """Its name in addresses: ``mal-2026``."""
        return f"{self.slug}-{self.version}"

    @cached_property
    def instrument(self) -> Instrument:
        """What it asks."""
        return instrument_of(self.facts)


class RuleBook(models.Model):
    """All rules of warning as they hold from a moment on; the newest book holds, else the file.

    Rows are only added: a case can be read by the rule of its day.
    """

    facts = models.JSONField(_("isi"))
    because = models.CharField(_("alasan"), max_length=300)
    recorded_at = models.DateTimeField(_("berlaku sejak"))
    recorded_by = models.CharField(_("oleh"), max_length=120)

    class Meta:
        verbose_name = _("aturan peringatan")
        verbose_name_plural = _("aturan peringatan")
        ordering = ["-pk"]
        triggers = [
            pgtrigger.Protect(name="book_stays", operation=pgtrigger.Update | pgtrigger.Delete),
            NEVER_EMPTIED,
        ]

    def __str__(self) -> str:
        return str(self.recorded_at)
